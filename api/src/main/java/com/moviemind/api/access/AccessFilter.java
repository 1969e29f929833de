package com.moviemind.api.access;

import com.moviemind.api.access.Keyring.Verdict.Known;
import com.moviemind.api.access.Keyring.Verdict.Stranger;
import com.moviemind.api.access.Keyring.Verdict.Unanswered;
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
import org.springframework.http.HttpHeaders;

/** Lets a request pass that shows a key with the needed scope, and says who it is. */
class AccessFilter implements Filter {

  private final Keyring keyring;
  private final ProblemWriter problems;
  private final boolean actuatorIsApart;

  AccessFilter(Keyring keyring, ProblemWriter problems, boolean actuatorIsApart) {
    this.keyring = keyring;
    this.problems = problems;
    this.actuatorIsApart = actuatorIsApart;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    // Error and async dispatches continue a request that was let in, or refused, before.
    var refusal = http.getDispatcherType() == DispatcherType.REQUEST ? refusal(http) : null;
    if (refusal == null) {
      chain.doFilter(request, response);
    } else {
      problems.write(refusal, http, (HttpServletResponse) response);
    }
  }

  private @Nullable Problem refusal(HttpServletRequest request) {
    var path = request.getServletPath();
    if (AccessRules.open(path) || (actuatorIsApart && AccessRules.actuator(path))) {
      return null;
    }
    var presented =
        AccessRules.presented(
            request.getHeader("X-API-Key"),
            request.getHeader("X-RapidAPI-Key"),
            request.getHeader(HttpHeaders.AUTHORIZATION));
    if (presented == null) {
      return AccessProblems.noKey();
    }
    return switch (keyring.judge(new ApiKeySecret(presented))) {
      case Stranger _ -> AccessProblems.unknownKey();
      case Unanswered _ -> AccessProblems.unanswered();
      case Known(var caller) -> admit(caller, request, path);
    };
  }

  private static @Nullable Problem admit(Caller caller, HttpServletRequest request, String path) {
    var needed = AccessRules.needed(request.getMethod(), path);
    if (!caller.may(needed)) {
      return AccessProblems.missing(needed);
    }
    caller.attachTo(request);
    return null;
  }
}
