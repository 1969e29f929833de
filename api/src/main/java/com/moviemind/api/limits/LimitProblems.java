package com.moviemind.api.limits;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** What a tenant hears that asked for more than its plan holds. */
final class LimitProblems {

  static final ProblemType RATE_LIMIT_EXCEEDED =
      new ProblemType("rate-limit-exceeded", HttpStatus.TOO_MANY_REQUESTS, "Rate limit exceeded");

  static final ProblemType MONTHLY_QUOTA_EXCEEDED =
      new ProblemType(
          "monthly-quota-exceeded", HttpStatus.TOO_MANY_REQUESTS, "Monthly quota exceeded");

  private LimitProblems() {}

  static Problem tooFast(RequestMeter.Reading reading) {
    return Problem.of(
            RATE_LIMIT_EXCEEDED,
            "The plan allows %d requests per minute.".formatted(reading.limit()))
        .withRetryAfter(Duration.ofSeconds(reading.resetSeconds()));
  }

  static Problem tooMany(GenerationMeter.Reading reading, int asked) {
    return Problem.of(
            MONTHLY_QUOTA_EXCEEDED,
            "The plan allows %d generations per month; %d are left and %d were asked for."
                .formatted(reading.limit(), reading.remaining(), asked))
        .withRetryAfter(reading.reset());
  }
}
