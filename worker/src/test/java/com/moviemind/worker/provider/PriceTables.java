package com.moviemind.worker.provider;

/** Price tables for stories. */
public final class PriceTables {

  private PriceTables() {}

  /** Every token costs one micro-dollar. */
  public static PriceTable ofOneDollar() {
    return new PriceTable(new Price(1_000_000, 1_000_000, 1_000_000), 1_000);
  }
}
