package com.moviemind.api.catalogue.web;

import com.moviemind.api.catalogue.imports.ImportReport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** An answer of one report a line, begun only when there is something to tell. */
final class ReportLines {

  private final HttpServletResponse response;
  private final JsonMapper json;
  private boolean begun;

  ReportLines(HttpServletResponse response, JsonMapper json) {
    this.response = response;
    this.json = json;
  }

  boolean begun() {
    return begun;
  }

  void progress(ImportReport report) {
    try {
      write(report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(ImportReport report) throws IOException {
    if (!begun) {
      response.setContentType("application/x-ndjson");
      response.setHeader("Location", "/api/v1/admin/catalogue/imports/" + report.id());
      begun = true;
    }
    var out = response.getOutputStream();
    out.write(json.writeValueAsBytes(report));
    out.write('\n');
    out.flush();
  }
}
