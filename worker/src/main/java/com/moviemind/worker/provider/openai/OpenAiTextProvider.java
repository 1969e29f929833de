package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.CONNECTION;
import static com.moviemind.worker.provider.ErrorClass.TIMEOUT;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.TextProvider;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.services.blocking.ResponseService;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Asks a model through the Responses API. */
final class OpenAiTextProvider implements TextProvider {

  private final ResponseService.WithRawResponse responses;
  private final ResponsesRequest request;
  private final ApiErrors errors;

  OpenAiTextProvider(ResponseService responses, ResponsesRequest request, ApiErrors errors) {
    this.responses = responses.withRawResponse();
    this.request = request;
    this.errors = errors;
  }

  @Override
  public Answer answer(Call call) {
    var started = System.nanoTime();
    try (var response = responses.create(request.of(call));
        var body = response.body()) {
      var bytes = body.readAllBytes();
      var took = (int) Duration.ofNanos(System.nanoTime() - started).toMillis();
      return ResponseReading.read(bytes, took, RateLimitHeaders.read(response.headers()));
    } catch (OpenAIServiceException e) {
      return errors.answer(e);
    } catch (OpenAIIoException e) {
      return unanswered(e.getCause() == null ? e : e.getCause());
    } catch (IOException e) {
      return unanswered(e);
    }
  }

  private static Answer unanswered(Throwable cause) {
    // of which a timeout of a socket is one
    return cause instanceof InterruptedIOException
        ? new Answer.TryLater(TIMEOUT, null, null, "No answer came in time.")
        : new Answer.TryLater(
            CONNECTION, null, null, "The connection failed: " + cause.getClass().getSimpleName());
  }
}
