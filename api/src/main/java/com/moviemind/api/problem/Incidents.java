package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.INTERNAL_ERROR;

import com.moviemind.schemas.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** The last resort: the log gets the fault, the client gets a number to ask about. */
@Component
class Incidents {

  private static final Logger log = LoggerFactory.getLogger(Incidents.class);

  Problem problem(Throwable fault, HttpServletRequest request) {
    var incident = Ids.next().toString();
    log.error(
        "Incident {}: {} {} ended unexpectedly; the client got a 500 with this number",
        incident,
        request.getMethod(),
        route(request),
        fault);
    return Problem.of(INTERNAL_ERROR, "Something went wrong here. Quote the incident's number.")
        .with("incident_id", incident);
  }

  /** Not the address: that may name a person. */
  private static Object route(HttpServletRequest request) {
    return Objects.requireNonNullElse(
        request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "(no route)");
  }
}
