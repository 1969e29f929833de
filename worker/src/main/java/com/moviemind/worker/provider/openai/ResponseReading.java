package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.CONTENT_FILTER;
import static com.moviemind.worker.provider.ErrorClass.EMPTY;
import static com.moviemind.worker.provider.ErrorClass.INVALID_JSON;
import static com.moviemind.worker.provider.ErrorClass.REFUSAL;
import static com.moviemind.worker.provider.ErrorClass.SCHEMA_MISMATCH;
import static com.moviemind.worker.provider.ErrorClass.SERVER_ERROR;
import static com.moviemind.worker.provider.ErrorClass.TRUNCATED;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.Answer.Refused;
import com.moviemind.worker.provider.Answer.TryLater;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import com.openai.models.responses.Response;
import com.openai.models.responses.Response.IncompleteDetails;
import com.openai.models.responses.ResponseOutputMessage.Content;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseUsage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the text out of a response that came with status 200, which is not yet a success. */
final class ResponseReading {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Response response;
  private final @Nullable Usage usage;

  ResponseReading(Response response) {
    this.response = response;
    this.usage =
        response
            .usage()
            .map(it -> new Usage(it.inputTokens(), cached(it), it.outputTokens()))
            .orElse(null);
  }

  Answer answer(int providerMs, RateLimits limits) {
    var status = response.status().orElse(ResponseStatus.COMPLETED);
    if (status.equals(ResponseStatus.INCOMPLETE)) {
      return incomplete();
    }
    if (status.equals(ResponseStatus.FAILED)) {
      return later(SERVER_ERROR, "The response ended as failed.");
    }
    var refused = contents().anyMatch(Content::isRefusal);
    if (refused) {
      return new Refused(REFUSAL, usage, "The model refused.");
    }
    return written(providerMs, limits);
  }

  private Answer incomplete() {
    var filtered =
        response
            .incompleteDetails()
            .flatMap(IncompleteDetails::reason)
            .filter(IncompleteDetails.Reason.CONTENT_FILTER::equals)
            .isPresent();
    return filtered
        ? new Refused(CONTENT_FILTER, usage, "The provider's content filter stopped the text.")
        : later(TRUNCATED, "The text was cut off at the output bound.");
  }

  private Answer written(int providerMs, RateLimits limits) {
    var json = new StringBuilder();
    contents().forEach(it -> it.outputText().ifPresent(part -> json.append(part.text())));
    if (json.toString().isBlank()) {
      return later(EMPTY, "The response holds no text.");
    }
    try {
      var text = JSON.readTree(json.toString()).path("text");
      if (!text.isString()) {
        return later(SCHEMA_MISMATCH, "The answer is not of the demanded schema.");
      }
      return text.stringValue().isBlank()
          ? later(EMPTY, "The text is empty.")
          : new Answer.Text(text.stringValue().strip(), usage, modelName(), providerMs, limits);
    } catch (JacksonException e) {
      return later(INVALID_JSON, "The answer is not JSON.");
    }
  }

  private Stream<Content> contents() {
    return response.output().stream()
        .flatMap(it -> it.message().stream())
        .flatMap(it -> it.content().stream());
  }

  private String modelName() {
    var model = response.model();
    return model
        .string()
        .or(() -> model.chat().map(Object::toString))
        .or(() -> model.only().map(Object::toString))
        .orElse("unknown");
  }

  private TryLater later(ErrorClass errorClass, String message) {
    return new TryLater(errorClass, null, usage, message);
  }

  private static long cached(ResponseUsage usage) {
    return usage._inputTokensDetails().asKnown().map(it -> it.cachedTokens()).orElse(0L);
  }
}
