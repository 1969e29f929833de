package com.moviemind.worker.provider;

/**
 * What calls of the configured model cost, in micro-dollars. Rounds up, so that no sum is below the
 * bill.
 */
public final class PriceTable {

  private static final long TOKENS_PER_PRICE = 1_000_000;

  private final Price price;
  private final int maxOutputTokens;

  PriceTable(Price price, int maxOutputTokens) {
    this.price = price;
    this.maxOutputTokens = maxOutputTokens;
  }

  /** The most a call with such a prompt can cost: a token is at least one byte. */
  public long upperBound(long promptBytes) {
    return ceil(promptBytes * price.input() + maxOutputTokens * price.output());
  }

  /** What a call cost. */
  public long cost(Usage usage) {
    var fresh = usage.input() - usage.cachedInput();
    return ceil(
        fresh * price.input()
            + usage.cachedInput() * price.cachedInput()
            + usage.output() * price.output());
  }

  private static long ceil(long microsTimesTokens) {
    return Math.ceilDiv(microsTimesTokens, TOKENS_PER_PRICE);
  }
}
