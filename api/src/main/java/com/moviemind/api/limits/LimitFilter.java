package com.moviemind.api.limits;

import com.moviemind.api.access.Caller;
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

/**
 * Holds tenants to their plan's requests per minute and says where they stand: in the fields
 * existing clients read, and in those of draft-ietf-httpapi-ratelimit-headers.
 */
class LimitFilter implements Filter {

  private static final String GENERATE = "/api/v1/generate";

  private final RequestMeter requests;
  private final GenerationMeter generations;
  private final ProblemWriter problems;

  LimitFilter(RequestMeter requests, GenerationMeter generations, ProblemWriter problems) {
    this.requests = requests;
    this.generations = generations;
    this.problems = problems;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var caller = http.getDispatcherType() == DispatcherType.REQUEST ? Caller.of(http) : null;
    if (caller == null) {
      chain.doFilter(request, response);
      return;
    }
    var answer = (HttpServletResponse) response;
    var reading = requests.count(caller);
    tell(reading, answer);
    if (http.getServletPath().equals(GENERATE)) {
      tellOnGenerate(caller, reading, answer);
    }
    if (reading.over()) {
      problems.write(LimitProblems.tooFast(reading), http, answer);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void tell(RequestMeter.Reading reading, HttpServletResponse response) {
    response.setHeader("X-RateLimit-Limit", Long.toString(reading.limit()));
    response.setHeader("X-RateLimit-Remaining", Long.toString(reading.remaining()));
    response.setHeader(
        "RateLimit-Policy",
        "\"minute\";q=" + reading.limit() + ";w=" + RequestMeter.WINDOW_SECONDS);
    response.setHeader(
        "RateLimit", "\"minute\";r=" + reading.remaining() + ";t=" + reading.resetSeconds());
  }

  private void tellOnGenerate(
      Caller caller, RequestMeter.Reading reading, HttpServletResponse response) {
    response.setHeader("X-RateLimit-Per-Minute-Limit", Long.toString(reading.limit()));
    response.setHeader("X-RateLimit-Per-Minute-Used", Long.toString(reading.used()));
    response.setHeader("X-RateLimit-Per-Minute-Remaining", Long.toString(reading.remaining()));
    new GenerationAllowance(generations, caller, response).tell();
  }
}
