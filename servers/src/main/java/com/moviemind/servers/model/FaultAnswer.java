package com.moviemind.servers.model;

import com.moviemind.servers.model.control.Fault;
import com.moviemind.servers.model.openai.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal in OpenAI's words. */
record FaultAnswer(RequestProblem problem, List<String> headers) {

  /**
   * The answer of a fault, or null where the fault lies in how an answer is sent or what it holds.
   *
   * @param prompt quoted by some refusals, as real servers do
   */
  static @Nullable FaultAnswer of(Fault fault, List<String> prompt) {
    return switch (fault.kind()) {
      case RATE_LIMITED -> limited(fault.retryAfterMs());
      case QUOTA_EXHAUSTED ->
          answer(
              429,
              "insufficient_quota",
              "insufficient_quota",
              "You exceeded your current quota, please check your plan and billing details.");
      case SERVER_ERROR ->
          new FaultAnswer(
              new RequestProblem(
                  fault.status() == null ? 500 : fault.status(),
                  "server_error",
                  null,
                  null,
                  "The server had an error while processing your request. Sorry about that!"),
              retryAfter(fault.retryAfterMs()));
      case BAD_REQUEST ->
          answer(
              400,
              "invalid_request_error",
              "invalid_prompt",
              "Invalid prompt: your prompt was flagged as potentially violating our usage policy: "
                  + String.join(" ", prompt));
      case FILTERED ->
          answer(400, "invalid_request_error", "content_filter", "The prompt was filtered.");
      case UNKNOWN_MODEL ->
          answer(404, "invalid_request_error", "model_not_found", "The model does not exist.");
      case UNAUTHORIZED ->
          answer(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
      case HANG, RESET, TRUNCATED, EMPTY, GARBAGE, CUT_SHORT, REFUSED, MISSHAPEN, SLOW -> null;
      case WRONG_LANGUAGE,
          TOO_SHORT,
          TOO_LONG,
          MARKUP,
          LIGHT_MARKUP,
          PLACEHOLDER,
          MODEL_TALK,
          NEAR_COPY,
          WRONG_YEAR,
          WRONG_NAME ->
          null;
    };
  }

  static FaultAnswer limited(@Nullable Long waitMs) {
    return new FaultAnswer(
        new RequestProblem(
            429,
            "requests",
            "rate_limit_exceeded",
            null,
            "Rate limit reached. Please try again later."),
        retryAfter(waitMs));
  }

  private static FaultAnswer answer(int status, String type, String code, String message) {
    return new FaultAnswer(new RequestProblem(status, type, code, null, message), List.of());
  }

  /** Whole seconds, as the standard has it, and OpenAI's exact milliseconds. */
  private static List<String> retryAfter(@Nullable Long waitMs) {
    return waitMs == null
        ? List.of()
        : List.of("retry-after: " + Math.ceilDiv(waitMs, 1000L), "retry-after-ms: " + waitMs);
  }
}
