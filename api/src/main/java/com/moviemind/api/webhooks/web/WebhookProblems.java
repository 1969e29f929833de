package com.moviemind.api.webhooks.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The ways in which a wish about webhooks is refused. */
final class WebhookProblems {

  static final ProblemType ENDPOINT_NOT_FOUND =
      new ProblemType(
          "webhook-endpoint-not-found", HttpStatus.NOT_FOUND, "Webhook endpoint not found");

  static final ProblemType DELIVERY_NOT_FOUND =
      new ProblemType("delivery-not-found", HttpStatus.NOT_FOUND, "Delivery not found");

  static final ProblemType REDELIVERY_NOT_FOUND =
      new ProblemType("redelivery-not-found", HttpStatus.NOT_FOUND, "Redelivery not found");

  static final ProblemType TOO_MANY_ENDPOINTS =
      new ProblemType(
          "too-many-webhook-endpoints", HttpStatus.CONFLICT, "Too many webhook endpoints");

  static final ProblemType COUNT_CHANGED =
      new ProblemType("redelivery-count-changed", HttpStatus.CONFLICT, "Count changed");

  static final ProblemType PINGED_LATELY =
      new ProblemType("pinged-lately", HttpStatus.TOO_MANY_REQUESTS, "Pinged lately");

  static final ProblemType NOT_SET_UP =
      new ProblemType(
          "webhooks-not-set-up", HttpStatus.SERVICE_UNAVAILABLE, "Webhooks are not set up");

  private WebhookProblems() {}

  static ProblemException noEndpoint() {
    return Problem.of(ENDPOINT_NOT_FOUND, "No webhook endpoint has this id.").exception();
  }

  static ProblemException noDelivery() {
    return Problem.of(
            DELIVERY_NOT_FOUND, "This endpoint has no delivery with this id; 14 days are kept.")
        .exception();
  }

  static ProblemException noRedelivery() {
    return Problem.of(REDELIVERY_NOT_FOUND, "This endpoint has no redelivery with this id.")
        .exception();
  }

  static ProblemException tooMany() {
    return Problem.of(
            TOO_MANY_ENDPOINTS, "There are as many endpoints as there may be; remove one first.")
        .exception();
  }

  static ProblemException countChanged(long count) {
    return Problem.of(
            COUNT_CHANGED, "%d events would be sent. Say that count to begin.".formatted(count))
        .with("count", count)
        .exception();
  }

  static ProblemException pingedLately(Duration pause) {
    return Problem.of(PINGED_LATELY, "An endpoint takes a ping every two seconds.")
        .withRetryAfter(pause)
        .exception();
  }

  static ProblemException notSetUp() {
    return Problem.of(NOT_SET_UP, "This installation has no key to encrypt webhook secrets with.")
        .exception();
  }
}
