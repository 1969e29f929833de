package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.CONTENT_FILTER;
import static com.moviemind.worker.provider.ErrorClass.EMPTY;
import static com.moviemind.worker.provider.ErrorClass.INVALID_JSON;
import static com.moviemind.worker.provider.ErrorClass.REFUSAL;
import static com.moviemind.worker.provider.ErrorClass.SCHEMA_MISMATCH;
import static com.moviemind.worker.provider.ErrorClass.SERVER_ERROR;
import static com.moviemind.worker.provider.ErrorClass.TRUNCATED;
import static com.moviemind.worker.provider.ErrorClass.UNREADABLE;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.Answer.Refused;
import com.moviemind.worker.provider.Answer.TryLater;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the text out of a response that came with status 200, which is not yet a success. Reads the
 * few fields it needs from the JSON itself: compatible servers leave out much of what the client's
 * own type demands, and building that type is most of a call's work.
 */
final class ResponseReading {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode response;
  private final @Nullable Usage usage;

  private ResponseReading(JsonNode response) {
    this.response = response;
    this.usage = usage(response.path("usage"));
  }

  static Answer read(byte[] body, int providerMs, RateLimits limits) {
    try {
      var response = JSON.readTree(body);
      if (response.path("output").isArray()) {
        return new ResponseReading(response).answer(providerMs, limits);
      }
    } catch (JacksonException e) {
      // answered below
    }
    // what was written, and billed, cannot be known
    return new TryLater(UNREADABLE, null, null, "The answer is no response of the API.");
  }

  private Answer answer(int providerMs, RateLimits limits) {
    return switch (response.path("status").asString("completed")) {
      case "incomplete" -> incomplete();
      case "failed", "cancelled" -> later(SERVER_ERROR, "The response ended without a text.");
      default ->
          contents("refusal").findAny().isPresent()
              ? new Refused(REFUSAL, usage, "The model refused.")
              : written(providerMs, limits);
    };
  }

  private Answer incomplete() {
    var filtered = "content_filter".equals(response.at("/incomplete_details/reason").asString(""));
    return filtered
        ? new Refused(CONTENT_FILTER, usage, "The provider's content filter stopped the text.")
        : later(TRUNCATED, "The text was cut off at the output bound.");
  }

  private Answer written(int providerMs, RateLimits limits) {
    var json = new StringBuilder();
    contents("output_text").forEach(it -> json.append(it.path("text").asString("")));
    if (json.toString().isBlank()) {
      return later(EMPTY, "The response holds no text.");
    }
    var text = text(json.toString());
    if (text == null) {
      return later(INVALID_JSON, "The answer is not JSON.");
    }
    if (!text.isString()) {
      return later(SCHEMA_MISMATCH, "The answer is not of the demanded schema.");
    }
    return text.stringValue().isBlank()
        ? later(EMPTY, "The text is empty.")
        : new Answer.Text(
            text.stringValue().strip(),
            usage,
            response.path("model").asString("unknown"),
            providerMs,
            limits);
  }

  private static @Nullable JsonNode text(String json) {
    try {
      return JSON.readTree(json).path("text");
    } catch (JacksonException e) {
      return null;
    }
  }

  private Stream<JsonNode> contents(String type) {
    return response
        .path("output")
        .valueStream()
        .filter(it -> "message".equals(it.path("type").asString("")))
        .flatMap(it -> it.path("content").valueStream())
        .filter(it -> type.equals(it.path("type").asString("")));
  }

  private TryLater later(ErrorClass errorClass, String message) {
    return new TryLater(errorClass, null, usage, message);
  }

  private static @Nullable Usage usage(JsonNode usage) {
    return usage.path("input_tokens").isNumber() && usage.path("output_tokens").isNumber()
        ? new Usage(
            usage.path("input_tokens").asLong(),
            usage.at("/input_tokens_details/cached_tokens").asLong(0),
            usage.path("output_tokens").asLong())
        : null;
  }
}
