package com.moviemind.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceTableTest {

  /** gpt-5-mini: $0.25, $0.025 and $2.00 per million tokens. */
  private final PriceTable prices = new PriceTable(new Price(250_000, 25_000, 2_000_000), 4_000);

  @Test
  void costIsTheSumOfWhatWasReadFreshReadFromCacheAndWritten() {
    // 800 * 0.25 + 200 * 0.025 + 100 * 2
    assertThat(prices.cost(new Usage(1_000, 200, 100))).isEqualTo(405);
  }

  @Test
  void partOfAMicroDollarCountsAsOne() {
    assertThat(prices.cost(new Usage(1, 0, 0))).isEqualTo(1);
    assertThat(prices.cost(Usage.NONE)).isZero();
  }

  @Test
  void reservationTakesEveryByteForATokenAndTheWholeOutputBound() {
    assertThat(prices.upperBound(2_000)).isEqualTo(500 + 8_000);
    assertThat(prices.upperBound(2_000)).isGreaterThan(prices.cost(new Usage(2_000, 0, 4_000)) - 1);
  }
}
