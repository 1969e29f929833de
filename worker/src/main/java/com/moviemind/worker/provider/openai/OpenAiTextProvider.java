package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.HANG;
import static com.moviemind.worker.provider.ErrorClass.RESET;
import static com.moviemind.worker.provider.ErrorClass.UNREACHABLE;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.TextProvider;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.services.blocking.ResponseService;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

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

  /** Then nothing was sent, and nothing can be on the bill. */
  private static boolean neverConnected(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || (cause instanceof SocketTimeoutException
            && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }

  private static Answer unanswered(Throwable cause) {
    var name = cause.getClass().getSimpleName();
    if (neverConnected(cause)) {
      return new Answer.TryLater(
          UNREACHABLE, null, null, "The provider cannot be reached: " + name);
    }
    // of which a timeout of a socket is one
    return cause instanceof InterruptedIOException
        ? new Answer.TryLater(HANG, null, null, "No answer came in time.")
        : new Answer.TryLater(RESET, null, null, "The connection failed: " + name);
  }
}
