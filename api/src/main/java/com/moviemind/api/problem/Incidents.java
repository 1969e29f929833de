package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.INTERNAL_ERROR;

import com.moviemind.schemas.Ids;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

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
        request.getRequestURI(),
        fault);
    return Problem.of(INTERNAL_ERROR, "Something went wrong here. Quote the incident's number.")
        .with("incident_id", incident);
  }
}
