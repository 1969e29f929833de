package com.moviemind.api.catalogue.web;

import com.moviemind.api.catalogue.imports.ImportInProgress;
import com.moviemind.api.catalogue.imports.ImportReport;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import com.moviemind.api.catalogue.imports.Imports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes catalogue files and tells what became of them. */
@RestController
@Tag(name = "Operator")
@RequestMapping("/api/v1/admin/catalogue/imports")
class ImportController {

  private static final String NDJSON = "application/x-ndjson";
  private static final int SHOWN = 50;
  private static final int LONGEST_SOURCE = 200;

  private final Imports imports;
  private final JsonMapper json;

  ImportController(Imports imports, JsonMapper json) {
    this.imports = imports;
    this.json = json;
  }

  /**
   * Imports the body as it arrives. Answers a line of progress twice a second and the final report
   * as last line; its {@code status} says whether the file was kept.
   */
  @Operation(
      summary = "Import a catalogue file",
      description =
          "NDJSON, plain or gzip, read as it arrives. Lines of progress, then the report as last line.")
  @PostMapping(
      consumes = {
        NDJSON,
        "application/ndjson",
        "application/jsonl",
        "application/json",
        "application/gzip",
        "application/octet-stream",
        "text/plain"
      },
      produces = NDJSON)
  void run(
      @RequestHeader(name = "X-Import-Source", defaultValue = "upload") String source,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var lines = new ReportLines(response, json);
    try {
      var report = imports.run(shown(source), request.getInputStream(), lines::progress);
      if (report.status() == Status.FAILED && !lines.begun()) {
        throw ImportProblems.broken(report);
      }
      lines.write(report);
    } catch (ImportInProgress _) {
      throw ImportProblems.running();
    }
  }

  @Operation(summary = "The newest imports")
  @GetMapping
  Map<String, List<ImportReport>> newest() {
    return Map.of("data", imports.newest(SHOWN));
  }

  @Operation(summary = "What became of an import")
  @GetMapping("/{id}")
  ImportReport report(@PathVariable UUID id) {
    return known(id);
  }

  /** The lines that were left out, as NDJSON in the order of the file. */
  @Operation(summary = "The lines an import left out, with their numbers and reasons")
  @GetMapping(path = "/{id}/rejects", produces = NDJSON)
  @Transactional(readOnly = true)
  void rejects(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    known(id);
    response.setContentType(NDJSON);
    response.setHeader("Content-Disposition", "attachment; filename=\"rejects-" + id + ".ndjson\"");
    var out = response.getOutputStream();
    imports.rejects(
        id,
        line -> {
          try {
            out.write(json.writeValueAsBytes(line));
            out.write('\n');
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private ImportReport known(UUID id) {
    var report = imports.find(id);
    if (report == null) {
      throw ImportProblems.unknown();
    }
    return report;
  }

  private static String shown(String source) {
    var text = source.replaceAll("\\p{C}", "");
    return text.length() <= LONGEST_SOURCE ? text : text.substring(0, LONGEST_SOURCE);
  }
}
