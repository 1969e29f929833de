package com.moviemind.worker.money;

/**
 * What a call may cost at most, and by which prices.
 *
 * @param model which will be called
 * @param priceVersion name of the price list
 * @param micros upper bound of the call's price, in micro-dollars
 */
public record Quote(String model, String priceVersion, Tier tier, long micros) {

  public Quote(String model, String priceVersion, long micros) {
    this(model, priceVersion, Tier.STANDARD, micros);
  }
}
