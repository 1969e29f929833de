package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.METHOD_NOT_ALLOWED;
import static com.moviemind.api.problem.CommonProblems.NOT_FOUND;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends requests that ended outside of every controller. */
@Hidden
@Controller
class LastResort implements ErrorController {

  private final ProblemWriter writer;
  private final Incidents incidents;

  LastResort(ProblemWriter writer, Incidents incidents) {
    this.writer = writer;
    this.incidents = incidents;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void on(HttpServletRequest request, HttpServletResponse response) throws IOException {
    writer.write(problem(request), request, response);
  }

  private Problem problem(HttpServletRequest request) {
    var fault = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (fault instanceof ProblemException it) {
      return it.problem();
    }
    var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (fault == null && status != null && status < 500) {
      return switch (status) {
        case 404 -> Problem.of(NOT_FOUND, "There is nothing at this address.");
        case 405 -> Problem.of(METHOD_NOT_ALLOWED, "This address does not take this method.");
        default -> Rejections.problem();
      };
    }
    return incidents.problem(
        fault == null ? new IllegalStateException("status " + status) : fault, request);
  }
}
