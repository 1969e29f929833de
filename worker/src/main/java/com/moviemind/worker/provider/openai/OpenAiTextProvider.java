package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.CONNECTION;
import static com.moviemind.worker.provider.ErrorClass.TIMEOUT;
import static com.moviemind.worker.provider.ErrorClass.UNREADABLE;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.TextProvider;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.services.blocking.ResponseService;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
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
    try (var response = responses.create(request.of(call))) {
      var body = response.parse();
      var took = (int) Duration.ofNanos(System.nanoTime() - started).toMillis();
      return new ResponseReading(body).answer(took, RateLimitHeaders.read(response.headers()));
    } catch (OpenAIServiceException e) {
      return errors.answer(e);
    } catch (OpenAIIoException e) {
      return unanswered(e);
    } catch (OpenAIException e) {
      // a body that is no response; what was written, and billed, cannot be known
      return new Answer.TryLater(UNREADABLE, null, null, "The answer is no response of the API.");
    }
  }

  private static Answer unanswered(OpenAIIoException e) {
    var timedOut =
        e.getCause() instanceof SocketTimeoutException
            || e.getCause() instanceof InterruptedIOException;
    return timedOut
        ? new Answer.TryLater(TIMEOUT, null, null, "No answer came in time.")
        : new Answer.TryLater(CONNECTION, null, null, "The connection failed: " + cause(e));
  }

  private static String cause(OpenAIIoException e) {
    var cause = e.getCause() == null ? e : e.getCause();
    return cause.getClass().getSimpleName();
  }
}
