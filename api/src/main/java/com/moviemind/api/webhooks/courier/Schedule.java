package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.WebhooksProperties.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a delivery is tried again. */
@Component
public final class Schedule {

  private static final double JITTER = 0.1;
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);
  private static final int DOUBLINGS = 20;

  private final List<Duration> pauses;
  private final int breakerFailures;
  private final Duration probeFirst;
  private final Duration probeMost;

  Schedule(WebhooksProperties properties) {
    Delivery delivery = properties.delivery();
    pauses = List.copyOf(delivery.retryAfter());
    breakerFailures = delivery.breakerFailures();
    probeFirst = delivery.probeFirst();
    probeMost = delivery.probeMost();
  }

  /** Attempts an event gets in all. */
  int attempts() {
    return pauses.size() + 1;
  }

  int breakerFailures() {
    return breakerFailures;
  }

  /** The pause after so many attempts; longer where the endpoint asks for it, up to a day. */
  Duration afterAttempt(int attempts, @Nullable Duration asked) {
    return atLeast(asked, varied(pauses.get(Math.min(attempts, pauses.size()) - 1)));
  }

  /** The pause before a parked endpoint is tried again, after so many tries. */
  Duration afterProbe(int probes, @Nullable Duration asked) {
    long factor = 1L << Math.min(probes, DOUBLINGS);
    var pause = probeFirst.multipliedBy(factor);
    return atLeast(asked, varied(pause.compareTo(probeMost) < 0 ? pause : probeMost));
  }

  static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
  }

  private static Duration atLeast(@Nullable Duration asked, Duration pause) {
    return asked != null && asked.compareTo(pause) > 0 ? bounded(asked) : pause;
  }

  private static Duration varied(Duration pause) {
    double factor = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }
}
