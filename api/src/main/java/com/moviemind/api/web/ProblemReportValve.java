package com.moviemind.api.web;

import com.moviemind.api.problem.ProblemWriter;
import com.moviemind.schemas.Ids;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Answers what Tomcat refuses before any servlet sees it, which it would do in HTML. */
final class ProblemReportValve extends ErrorReportValve {

  private final ProblemWriter problems;

  ProblemReportValve(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable fault) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    var id = Ids.next().toString();
    try {
      response.setHeader(RequestIds.REQUEST, id);
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setCharacterEncoding("utf-8");
      var writer = response.getReporter();
      if (writer != null) {
        writer.write(problems.rejection(response.getStatus(), id));
        response.finishResponse();
      }
    } catch (IOException gone) {
      container.getLogger().debug("The client left before it heard of its refusal", gone);
    }
  }
}
