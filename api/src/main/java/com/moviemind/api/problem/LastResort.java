package com.moviemind.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    var fault = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Nobody is sent here but by the container: to a client this address does not exist.
    writer.write(
        problem(fault, Objects.requireNonNullElse(status, 404), request), request, response);
  }

  private Problem problem(@Nullable Throwable fault, int status, HttpServletRequest request) {
    if (fault instanceof ProblemException it) {
      return it.problem();
    }
    if (fault == null && status != 500) {
      return Rejections.problem(status);
    }
    return incidents.problem(
        fault == null ? new IllegalStateException("The container answered 500") : fault, request);
  }
}
