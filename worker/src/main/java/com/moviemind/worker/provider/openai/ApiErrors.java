package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.BAD_REQUEST;
import static com.moviemind.worker.provider.ErrorClass.CONTENT_FILTER;
import static com.moviemind.worker.provider.ErrorClass.QUOTA;
import static com.moviemind.worker.provider.ErrorClass.RATE_LIMIT;
import static com.moviemind.worker.provider.ErrorClass.SERVER_ERROR;
import static com.moviemind.worker.provider.ErrorClass.TIMEOUT;
import static com.moviemind.worker.provider.ErrorClass.UNAUTHORIZED;
import static com.moviemind.worker.provider.ErrorClass.UNKNOWN_MODEL;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.Answer.Refused;
import com.moviemind.worker.provider.Answer.TryLater;
import com.moviemind.worker.provider.ErrorClass;
import com.openai.errors.OpenAIServiceException;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;

/** What the provider's error statuses and codes mean for the work. */
final class ApiErrors {

  private static final Set<String> OUT_OF_MONEY =
      Set.of("insufficient_quota", "billing_hard_limit_reached", "billing_not_active");
  private static final Set<String> FILTERED = Set.of("content_filter", "content_policy_violation");

  /** A code is one word of the interface; anything else in its place may be the prompt. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

  private final Clock clock;

  ApiErrors(Clock clock) {
    this.clock = clock;
  }

  Answer answer(OpenAIServiceException e) {
    return switch (e.statusCode()) {
      case 408, 504 -> later(TIMEOUT, e);
      case 409, 425 -> later(SERVER_ERROR, e);
      case 429 -> OUT_OF_MONEY.contains(code(e)) ? refused(QUOTA, e) : later(RATE_LIMIT, e);
      case 401, 403 -> refused(UNAUTHORIZED, e);
      case 402 -> refused(QUOTA, e);
      case 404 -> refused(UNKNOWN_MODEL, e);
      default -> unnamed(e);
    };
  }

  private Answer unnamed(OpenAIServiceException e) {
    if (e.statusCode() >= 500) {
      return later(SERVER_ERROR, e);
    }
    if (FILTERED.contains(code(e))) {
      return refused(CONTENT_FILTER, e);
    }
    return refused("model_not_found".equals(code(e)) ? UNKNOWN_MODEL : BAD_REQUEST, e);
  }

  private Answer later(ErrorClass errorClass, OpenAIServiceException e) {
    return new TryLater(
        errorClass, RateLimitHeaders.retryAfter(e.headers(), clock), null, summary(e));
  }

  private static Answer refused(ErrorClass errorClass, OpenAIServiceException e) {
    return new Refused(errorClass, null, summary(e));
  }

  /** Without the provider's own words: they may quote the prompt or a part of the key. */
  private static String summary(OpenAIServiceException e) {
    var code = code(e);
    return "The provider answered %d%s."
        .formatted(e.statusCode(), code.isEmpty() ? "" : " " + code);
  }

  private static String code(OpenAIServiceException e) {
    return e.code().or(e::type).filter(it -> CODE.matcher(it).matches()).orElse("");
  }
}
