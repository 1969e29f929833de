package com.moviemind.api.web;

import com.moviemind.api.problem.BodyTooLarge;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The outermost filter: gives the request its id and turns away what is too big or unfit. */
class FrontDoor implements Filter {

  /** Streams its body, so its size is the importer's concern. */
  private static final String IMPORTS = "/api/v1/admin/catalogue/imports";

  private final ProblemWriter problems;
  private final long maxBody;

  FrontDoor(ProblemWriter problems, long maxBody) {
    this.problems = problems;
    this.maxBody = maxBody;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      chain.doFilter(request, response);
      return;
    }
    var http = (HttpServletRequest) request;
    RequestIds.open(http, (HttpServletResponse) response);
    harden((HttpServletResponse) response);
    try {
      var refusal = refusal(http);
      if (refusal == null) {
        chain.doFilter(limited(http), response);
      } else {
        problems.write(refusal, http, (HttpServletResponse) response);
      }
    } finally {
      RequestIds.close();
    }
  }

  /** For browsers: answers are data, and nothing in them may be run, framed or guessed at. */
  private static void harden(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  private @Nullable Problem refusal(HttpServletRequest request) {
    if (request.getContentLengthLong() > maxBody && !unlimited(request)) {
      return new BodyTooLarge(maxBody).problem();
    }
    return QueryCharacters.refusal(request.getQueryString());
  }

  private HttpServletRequest limited(HttpServletRequest request) {
    // A stated length was checked above, and the container reads no further than it.
    return request.getContentLengthLong() >= 0 || unlimited(request)
        ? request
        : new LimitedBody(request, maxBody);
  }

  private static boolean unlimited(HttpServletRequest request) {
    return request.getRequestURI().equals(IMPORTS);
  }
}
