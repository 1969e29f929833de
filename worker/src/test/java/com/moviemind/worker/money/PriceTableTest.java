package com.moviemind.worker.money;

import static com.moviemind.worker.money.PriceTables.IN_JUNE_2026;
import static com.moviemind.worker.money.PriceTables.listed;
import static com.moviemind.worker.money.PriceTables.price;
import static com.moviemind.worker.money.Tier.BATCH;
import static com.moviemind.worker.money.Tier.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.moviemind.worker.money.Price.Batch;
import com.moviemind.worker.provider.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceTableTest {

  private static final int OUTPUT_BOUND = 4_000;

  /** Per million tokens: $0.25, $0.025 and $2.00; half of it in the batch tier. */
  private static final Price MINI =
      new Price(250_000, 25_000, 2_000_000, new Batch(125_000, 12_500, 1_000_000));

  private final PriceTable prices =
      new PriceTable(
          Map.of(
              "old", listed("2025-01-01", "mini", price(9, 9, 9)),
              "now", listed("2026-01-01", "mini", MINI),
              "coming", listed("2027-01-01", "mini", price(1, 1, 1)),
              "others", listed("2024-01-01", "default", price(1_000_000, 0, 0))),
          IN_JUNE_2026);

  private final Quote quote = prices.quote("mini", STANDARD, 2_000, OUTPUT_BOUND);

  @Test
  void newestListThatHoldsCounts() {
    assertThat(quote.priceVersion()).isEqualTo("now");
  }

  @Test
  void costIsTheSumOfWhatWasReadFreshReadFromCacheAndWritten() {
    // 800 * 0.25 + 200 * 0.025 + 100 * 2
    assertThat(prices.cost(quote, new Usage(1_000, 200, 100))).isEqualTo(405);
  }

  @Test
  void batchTierHasPricesOfItsOwn() {
    var batch = prices.quote("mini", BATCH, 2_000, OUTPUT_BOUND);

    assertThat(batch.micros()).isEqualTo(quote.micros() / 2);
    assertThat(prices.cost(batch, new Usage(1_000, 200, 100))).isEqualTo(203);
  }

  @Test
  void partOfAMicroDollarCountsAsOne() {
    assertThat(prices.cost(quote, new Usage(1, 0, 0))).isEqualTo(1);
    assertThat(prices.cost(quote, Usage.NONE)).isZero();
  }

  @Test
  void reservationTakesEveryByteForATokenAndTheWholeOutputBound() {
    assertThat(quote.micros()).isEqualTo(500 + 8_000);
    assertThat(quote.micros())
        .isGreaterThanOrEqualTo(prices.cost(quote, new Usage(2_000, 0, OUTPUT_BOUND)));
  }

  @Test
  void modelThatNoListNamesCostsTheDefault() {
    assertThat(prices.quote("other", STANDARD, 5, 0)).isEqualTo(new Quote("other", "others", 5));
  }

  @Test
  void modelWithoutAPriceIsNeverFree() {
    var some = new PriceTable(Map.of("now", listed("2026-01-01", "mini", MINI)), IN_JUNE_2026);

    assertThat(some.prices("other")).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> some.quote("other", STANDARD, 5, 0))
        .withMessageContaining("prices the model other");
  }

  @Test
  void absurdUsageNeitherOverflowsNorPaysBack() {
    var dearest =
        new PriceTable(
            Map.of("x", listed("2026-01-01", "m", price(Price.MOST, Price.MOST, Price.MOST))),
            IN_JUNE_2026);
    var most = dearest.quote("m", STANDARD, Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(most.micros()).isEqualTo(2_000_000_000_000L);
    assertThat(dearest.cost(most, new Usage(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)))
        .isEqualTo(2_000_000_000_000L);
    assertThat(dearest.cost(most, new Usage(-5, 7, -9))).isZero();
    assertThat(prices.cost(quote, new Usage(10, 1_000, 0))).isEqualTo(1);
  }
}
