package com.moviemind.worker.money;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Price tables for stories. */
public final class PriceTables {

  static final Clock IN_JUNE_2026 =
      Clock.fixed(Instant.parse("2026-06-15T12:00:00Z"), ZoneOffset.UTC);

  private PriceTables() {}

  /** Every token costs one micro-dollar, by a list named 2026. */
  public static PriceTable ofOneDollar() {
    return new PriceTable(
        Map.of("2026", listed("2026-01-01", "default", price(1_000_000, 1_000_000, 1_000_000))),
        IN_JUNE_2026);
  }

  static PriceList listed(String day, String model, Price price) {
    return new PriceList(LocalDate.parse(day), Map.of(model, price));
  }

  static Price price(long input, long cachedInput, long output) {
    return new Price(input, cachedInput, output, null);
  }
}
