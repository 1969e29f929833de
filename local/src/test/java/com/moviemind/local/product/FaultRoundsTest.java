package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.faults.Rounds;
import com.moviemind.local.installation.Installation;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three rounds whose blows never change; {@code ./moviemind faults} fights any number of others.
 */
class FaultRoundsTest {

  /** On a machine that builds and tests something else at the same time. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Product product = Product.running();
  private final Installation installation = product.installation();

  @ParameterizedTest
  @ValueSource(longs = {15, 37, 46})
  void everythingHoldsWhateverIsDone(long seed) throws InterruptedException {
    try (var rounds =
        Rounds.on(
            installation,
            FaultRoundsTest::areOurs,
            seed,
            PATIENCE,
            line -> System.out.println("  | " + line))) {
      assertThat(rounds.fight(seed).violations()).isEmpty();
    }
  }

  /** Films that no other story asks for: those count what they asked. */
  static boolean areOurs(String slug) {
    return slug.compareTo("n") > 0 && !RequestStoryTest.FILMS.contains(slug);
  }

  @AfterEach
  void standInBehavesAgain() {
    product.standIn().behave();
  }
}
