package com.moviemind.local.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Shows an import's reports: one line redrawn on a terminal, a line now and then elsewhere. */
final class ImportProgress {

  private static final double SECONDS_BETWEEN_LINES = 5;
  private static final String REDRAW = "\r\u001b[2K";

  private final PrintWriter out;
  private final boolean terminal = Terminal.isThere();
  private final long begun = System.nanoTime();
  private double shown = -SECONDS_BETWEEN_LINES;
  private @Nullable JsonNode last;

  ImportProgress(PrintWriter out) {
    this.out = out;
  }

  void hear(JsonNode report) {
    last = report;
    var seconds = (System.nanoTime() - begun) / 1e9;
    var over = !report.path("status").asString("").equals("RUNNING");
    if (terminal) {
      out.print(REDRAW + line(report, seconds) + (over ? "\n" : ""));
    } else if (over || seconds - shown >= SECONDS_BETWEEN_LINES) {
      shown = seconds;
      out.println(line(report, seconds));
    }
    out.flush();
  }

  /** The final report. */
  JsonNode last() {
    if (last == null) {
      throw new IllegalStateException("the api ended the import without a report");
    }
    return last;
  }

  private static String line(JsonNode report, double seconds) {
    var failure = report.path("failure").asString("");
    return "%6.1f s  %-8s %-9s lines %d: created %d, updated %d, unchanged %d, rejected %d%s"
        .formatted(
            seconds,
            report.path("status").asString(""),
            report.path("phase").asString(""),
            report.path("lines").asLong(),
            report.path("created").asLong(),
            report.path("updated").asLong(),
            report.path("unchanged").asLong(),
            report.path("rejected").asLong(),
            failure.isEmpty() ? "" : "; " + failure);
  }
}
