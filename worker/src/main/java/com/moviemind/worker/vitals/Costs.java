package com.moviemind.worker.vitals;

import com.moviemind.worker.ledger.LedgerProperties;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.money.Tier;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;
import java.util.List;
import java.util.stream.IntStream;

/** What calls may cost, so that the api can say it beforehand with the worker's own numbers. */
final class Costs {

  private final PriceTable prices;
  private final Prompts prompts;
  private final ProviderProperties provider;
  private final LedgerProperties ledger;

  Costs(PriceTable prices, Prompts prompts, ProviderProperties provider, LedgerProperties ledger) {
    this.prices = prices;
    this.prompts = prompts;
    this.provider = provider;
    this.ledger = ledger;
  }

  /**
   * What a call of a model costs at most, as a claim reserves it.
   *
   * @param rank place in the chain of models, from 0
   * @param input micro-dollars per million tokens of the dearest kind
   * @param output the same, written
   */
  record CallPrice(
      String model,
      int rank,
      String priceVersion,
      long input,
      long output,
      long maxOutputTokens,
      int maxCalls) {}

  /** The most bytes of a prompt without its facts, and what remarks on a refused text may add. */
  record PromptSize(
      String entityType,
      String locale,
      String contextTag,
      String promptVersion,
      long bytes,
      long remarkBytes) {}

  List<CallPrice> now() {
    var chain = provider.chain();
    return IntStream.range(0, chain.size()).mapToObj(it -> price(chain.get(it), it)).toList();
  }

  private CallPrice price(String model, int rank) {
    var dearest = prices.dearest(model, Tier.STANDARD);
    return new CallPrice(
        model,
        rank,
        dearest.priceVersion(),
        dearest.input(),
        dearest.output(),
        provider.maxOutputTokens(),
        ledger.maxAttempts());
  }

  List<PromptSize> sizes() {
    return prompts.sizes().stream()
        .map(it ->
            new PromptSize(
                it.entityType(),
                it.locale(),
                it.contextTag(),
                it.release(),
                it.bytes(),
                Prompts.MOST_REMARKS_IN_BYTES))
        .toList();
  }
}
