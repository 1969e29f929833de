package com.moviemind.api.web;

import com.moviemind.api.problem.ProblemWriter;
import com.moviemind.schemas.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids under which a client and our logs know a request. Unfit ones are replaced, not echoed.
 */
final class RequestIds {

  static final String REQUEST = "X-Request-ID";
  private static final String CORRELATION = "X-Correlation-ID";
  private static final String LOGGED = "request_id";
  private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

  private RequestIds() {}

  static void open(HttpServletRequest request, HttpServletResponse response) {
    var given = fit(request.getHeader(REQUEST));
    var correlation = fit(request.getHeader(CORRELATION));
    var id = given != null ? given : Ids.next().toString();
    request.setAttribute(ProblemWriter.REQUEST_ID, id);
    response.setHeader(REQUEST, id);
    response.setHeader(CORRELATION, correlation != null ? correlation : id);
    MDC.put(LOGGED, id);
  }

  static void close() {
    MDC.remove(LOGGED);
  }

  private static @Nullable String fit(@Nullable String id) {
    return id != null && FIT.matcher(id).matches() ? id : null;
  }
}
