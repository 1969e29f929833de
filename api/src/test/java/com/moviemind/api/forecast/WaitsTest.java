package com.moviemind.api.forecast;

import static com.moviemind.api.forecast.Scene.NOW;
import static com.moviemind.api.forecast.Scene.aScene;
import static com.moviemind.api.forecast.Scene.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.moviemind.api.forecast.Outlook.Waiting;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WaitsTest {

  @Test
  void withoutASignOfLifeNothingIsPromised() {
    var away = waiting(aScene().worker(8, 0, 1, NOW.minusSeconds(20)).outlook(3));
    assertThat(away.reason()).isEqualTo(Reason.WORKER_AWAY);
    assertThat(away.message()).contains("20 s");
    assertThat(away.start()).isNull();
    assertThat(aScene().outlook(0).finish()).isNull();
    assertThat(aScene().onItsWay(0).waiting())
        .extracting(Waiting::reason)
        .isEqualTo(Reason.WORKER_AWAY);
  }

  @Test
  void aQueueIsNamedWithItsLengthAndTakesItsTime() {
    var behind = waiting(aScene().worker(10, 10, 1).model(false, 0, 0).outlook(99));
    assertThat(behind.reason()).isEqualTo(Reason.QUEUE);
    assertThat(behind.position()).isEqualTo(100);
    assertThat(behind.message()).startsWith("99 texts").contains("at once");
    assertThat(start(behind).p50()).isCloseTo(10, within(1.5));
    assertThat(start(behind).p95()).isBetween(12.0, 22.0);
  }

  @Test
  void aQueueThatTheAccountPacesSaysSo() {
    var paced =
        waiting(
            aScene()
                .worker(64, 2, 1)
                .queue("interactive", Scene.US, 1, 50)
                .model(false, 0.1, 60)
                .outlook(49));
    assertThat(paced.message()).contains("limits of the model account");
    assertThat(start(paced).p50()).isCloseTo(50, within(6.0));
  }

  @Test
  void aFullHouseAndAFreeOneDiffer() {
    assertThat(waiting(aScene().worker(4, 4, 1).outlook(0)).reason()).isEqualTo(Reason.SLOTS_FULL);
    var free = waiting(aScene().worker(4, 0, 1).outlook(0));
    assertThat(free.reason()).isEqualTo(Reason.NEXT);
    assertThat(start(free).p50()).isCloseTo(0.02, within(0.001));
  }

  @Test
  void aBrokenModelHoldsEverythingUntilItIsTried() {
    var broken = waiting(aScene().worker(4, 0, 1).model(true, 10, 0).outlook(0));
    assertThat(broken.reason()).isEqualTo(Reason.BREAKER_OPEN);
    assertThat(broken.until()).isEqualTo(in(10));
    assertThat(start(broken).p50()).isGreaterThanOrEqualTo(10);
    assertThat(start(broken).p95()).isGreaterThan(20);
    var second = aScene().worker(4, 0, 1).model(true, 10, 0).model(false, 0, 0);
    assertThat(waiting(second.outlook(0)).reason())
        .as("the next of the chain works")
        .isEqualTo(Reason.NEXT);
  }

  @Test
  void aProviderThatAsksToWaitIsWaitedFor() {
    var asked = waiting(aScene().worker(4, 0, 1).model(false, 20, 0).outlook(0));
    assertThat(asked.reason()).isEqualTo(Reason.RATE_LIMIT);
    assertThat(asked.until()).isEqualTo(in(20));
    assertThat(start(asked).p50()).isBetween(20.0, 21.0);
  }

  @Test
  void aRetryAndABudgetSayWhenTheyEnd() {
    var scene = aScene().worker(4, 0, 1);
    var retry = waiting(scene.retriedAt(in(30)));
    assertThat(retry.reason()).isEqualTo(Reason.RETRY);
    assertThat(retry.until()).isEqualTo(in(30));
    assertThat(start(retry).p50()).isBetween(30.0, 31.0);
    var budget = waiting(scene.withoutBudget(in(3_600)));
    assertThat(budget.reason()).isEqualTo(Reason.BUDGET);
    assertThat(budget.message()).contains("tenant, day");
    assertThat(start(budget).p50()).isGreaterThanOrEqualTo(3_600);
  }

  @Test
  void retryAfterComesFromTheExpectedFinish() {
    assertThat(aScene().worker(4, 0, 1).outlook(0).untilNews()).hasSeconds(3);
    assertThat(aScene().worker(4, 4, 1).outlook(20_000).untilNews()).hasMinutes(5);
    assertThat(aScene().outlook(0).untilNews()).hasSeconds(5);
  }

  private static Waiting waiting(Outlook outlook) {
    return Objects.requireNonNull(outlook.waiting());
  }

  private static Span start(Waiting waiting) {
    return Objects.requireNonNull(waiting.start());
  }
}
