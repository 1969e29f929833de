package com.moviemind.worker.money;

import static java.util.Comparator.comparing;

import com.moviemind.worker.provider.Usage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What model calls cost, in micro-dollars: the newest price list that holds and names the model,
 * else the newest that has a {@code default}. Rounds up, so that no sum is below the bill.
 */
public final class PriceTable {

  private static final long TOKENS_PER_PRICE = 1_000_000;

  /** No call has more; what a provider says beyond it is not believed, so that no sum overflows. */
  private static final long MOST_TOKENS = 1_000_000_000;

  private record Listed(String version, Price price) {}

  private final Map<String, PriceList> lists;
  private final Clock clock;

  public PriceTable(Map<String, PriceList> lists, Clock clock) {
    this.lists = Map.copyOf(lists);
    this.clock = clock;
  }

  /** Whether a call of this model can be priced today. */
  public boolean prices(String model) {
    return listed(model).isPresent();
  }

  /**
   * The most a call with such a prompt can cost: a token is at least one byte.
   *
   * @throws IllegalStateException when no list that holds today prices the model
   */
  public Quote quote(String model, Tier tier, long promptBytes, long maxOutputTokens) {
    var dearest = dearest(model, tier);
    var micros =
        micros(
            believed(promptBytes) * dearest.input() + believed(maxOutputTokens) * dearest.output());
    return new Quote(model, dearest.priceVersion(), tier, micros);
  }

  /**
   * What a model's tokens cost at most.
   *
   * @param input micro-dollars per million tokens read, of the dearest kind
   * @param output micro-dollars per million tokens written
   */
  public record Dearest(String priceVersion, long input, long output) {}

  /**
   * The prices that {@link #quote} takes.
   *
   * @throws IllegalStateException when no list that holds today prices the model
   */
  public Dearest dearest(String model, Tier tier) {
    var listed = listed(model).orElseThrow(() -> new IllegalStateException(missing(model)));
    var price = listed.price().in(tier);
    return new Dearest(
        listed.version(), Math.max(price.input(), price.cachedInput()), price.output());
  }

  /** What a call cost, by the prices it was reserved with. */
  public long cost(Quote quote, Usage usage) {
    var price = reservedWith(quote).in(quote.tier());
    var input = believed(usage.input());
    var cached = Math.min(input, believed(usage.cachedInput()));
    return micros(
        (input - cached) * price.input()
            + cached * price.cachedInput()
            + believed(usage.output()) * price.output());
  }

  /** What to tell an operator whose model has no price. */
  static String missing(String model) {
    return ("no price list that holds today prices the model %1$s: set"
            + " moviemind.money.prices.<version>.models[%1$s] or .models.default")
        .formatted(model);
  }

  private Price reservedWith(Quote quote) {
    var list = lists.get(quote.priceVersion());
    var price = list == null ? null : named(list, quote.model());
    if (price == null) {
      throw new IllegalStateException(
          "price list %s does not price %s".formatted(quote.priceVersion(), quote.model()));
    }
    return price;
  }

  private static @Nullable Price named(PriceList list, String model) {
    var price = list.named(model);
    return price == null ? list.ofAnyOther() : price;
  }

  private Optional<Listed> listed(String model) {
    return newest(it -> it.named(model)).or(() -> newest(PriceList::ofAnyOther));
  }

  private Optional<Listed> newest(Function<PriceList, @Nullable Price> price) {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return lists.entrySet().stream()
        .filter(it -> !it.getValue().validFrom().isAfter(today))
        .filter(it -> price.apply(it.getValue()) != null)
        .max(
            comparing((Map.Entry<String, PriceList> it) -> it.getValue().validFrom())
                .thenComparing(Map.Entry::getKey))
        .flatMap(it ->
            Optional.ofNullable(price.apply(it.getValue()))
                .map(found -> new Listed(it.getKey(), found)));
  }

  private static long believed(long tokens) {
    return Math.clamp(tokens, 0, MOST_TOKENS);
  }

  private static long micros(long microsTimesTokens) {
    return Math.ceilDiv(microsTimesTokens, TOKENS_PER_PRICE);
  }
}
