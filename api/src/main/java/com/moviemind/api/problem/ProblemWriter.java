package com.moviemind.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem, also where no controller is involved: in filters and error pages. */
@Component
public class ProblemWriter {

  /** The request attribute under which the request's id travels. */
  public static final String REQUEST_ID = "com.moviemind.request-id";

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.type().status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    problem.headers().forEach(response::setHeader);
    var id = (String) request.getAttribute(REQUEST_ID);
    var body = json.writeValueAsBytes(problem.body(address(request), id));
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /** Answers a request that a firewall refused. */
  public void writeRejection(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(Rejections.problem(), request, response);
  }

  /** The body for a request that the server refused with this status before any filter saw it. */
  public String rejection(int status, String requestId) {
    return json.writeValueAsString(Rejections.problem(status).body(null, requestId));
  }

  private static String address(HttpServletRequest request) {
    var original = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return original != null ? original : request.getRequestURI();
  }
}
