package com.moviemind.local.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job that the demo follows.
 *
 * @param textId of a job that is DONE
 * @param problem of a job that is FAILED
 * @param took from the request to the end, as the client saw it
 */
record Order(
    Wish wish,
    String style,
    String jobId,
    String status,
    @Nullable String textId,
    @Nullable String problem,
    Duration took) {

  static Order accepted(Wish wish, String style, String jobId) {
    return new Order(wish, style, jobId, "PENDING", null, null, Duration.ZERO);
  }

  Order now(
      String newStatus, @Nullable String text, @Nullable String failure, Duration sinceRequest) {
    return new Order(wish, style, jobId, newStatus, text, failure, sinceRequest);
  }

  boolean isOver() {
    return switch (status) {
      case "DONE", "FAILED", "CANCELED" -> true;
      default -> false;
    };
  }

  boolean isDone() {
    return status.equals("DONE");
  }

  String title() {
    return "%s  %s  %s".formatted(wish.slug(), wish.locale(), style);
  }
}
