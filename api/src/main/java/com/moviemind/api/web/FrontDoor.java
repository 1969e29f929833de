package com.moviemind.api.web;

import com.moviemind.api.problem.BodyTooLarge;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemWriter;
import com.moviemind.messaging.telemetry.LogLines;
import com.moviemind.messaging.telemetry.Step;
import com.moviemind.messaging.telemetry.Tracing;
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
import org.springframework.web.servlet.HandlerMapping;

/** The outermost filter: gives the request its id and turns away what is too big or unfit. */
class FrontDoor implements Filter {

  /** Streams its body, so its size is the importer's concern. */
  private static final String IMPORTS = "/api/v1/admin/catalogue/imports";

  private final ProblemWriter problems;
  private final long maxBody;
  private final Tracing tracing;

  FrontDoor(ProblemWriter problems, long maxBody, Tracing tracing) {
    this.problems = problems;
    this.maxBody = maxBody;
    this.tracing = tracing;
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
    try (var step = tracing.request(http.getMethod(), http.getHeader("traceparent"));
        var _ = LogLines.about(null, step.traceparent())) {
      var _ =
          step.during(() -> {
            admit(http, (HttpServletResponse) response, chain);
            return true;
          });
      if (step.isRecorded()) {
        show(step, http, (HttpServletResponse) response);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    } finally {
      RequestIds.close();
    }
  }

  private void admit(HttpServletRequest http, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var refusal = refusal(http);
    if (refusal == null) {
      chain.doFilter(limited(http), response);
    } else {
      problems.write(refusal, http, response);
    }
  }

  /** The route, not the address: that may name a person. */
  private static void show(Step step, HttpServletRequest http, HttpServletResponse response) {
    var route = http.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      var _ = step.named(http.getMethod() + " " + route).with("http.route", route.toString());
    }
    var _ =
        step.with("http.request.method", http.getMethod())
            .with("http.response.status_code", response.getStatus());
    if (response.getStatus() >= 500) {
      var _ = step.failed(Integer.toString(response.getStatus()));
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
