package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.imports.ImportReport.Phase;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imports there were. Only the one that holds the catalogue's lock writes here. */
@Component
class ImportRegister {

  private static final int KEPT = 50;

  record Reject(UUID importId, long line, String reason, String excerpt) {}

  private final JdbcClient jdbc;

  ImportRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Opens an import. One that still counts as running died with its process, for its lock is free.
   */
  void open(ImportReport report) {
    jdbc.sql(
            """
            update api.catalogue_import set status = 'FAILED', finished_at = clock_timestamp(),
              failure = 'The process ended before the import did; nothing of it was kept.'
            where status = 'RUNNING'
            """)
        .update();
    jdbc.sql(
            """
            delete from api.catalogue_import where id in (
              select id from api.catalogue_import order by started_at desc offset :kept)
            """)
        .param("kept", KEPT - 1)
        .update();
    jdbc.sql(
            "insert into api.catalogue_import (id, source, status, started_at)"
                + " values (:id, :source, 'RUNNING', :started)")
        .param("id", report.id())
        .param("source", report.source())
        .param("started", report.startedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void write(ImportReport report) {
    var finished = report.finishedAt();
    jdbc.sql(
            """
            update api.catalogue_import set status = :status, lines = :lines, created = :created,
              updated = :updated, unchanged = :unchanged, rejected = :rejected,
              people_created = :people_created, people_updated = :people_updated,
              failure = :failure, finished_at = :finished
            where id = :id and status = 'RUNNING'
            """)
        .param("status", report.status().name())
        .param("lines", report.lines())
        .param("created", report.created())
        .param("updated", report.updated())
        .param("unchanged", report.unchanged())
        .param("rejected", report.rejected())
        .param("people_created", report.peopleCreated())
        .param("people_updated", report.peopleUpdated())
        .param("failure", report.failure())
        .param("finished", finished == null ? null : finished.atOffset(ZoneOffset.UTC))
        .param("id", report.id())
        .update();
  }

  @Nullable ImportReport find(UUID id) {
    return jdbc.sql("select * from api.catalogue_import where id = :id")
        .param("id", id)
        .query((row, _) -> report(row))
        .optional()
        .orElse(null);
  }

  List<ImportReport> newest(int count) {
    return jdbc.sql("select * from api.catalogue_import order by started_at desc limit :count")
        .param("count", count)
        .query((row, _) -> report(row))
        .list();
  }

  /** Hands over the rejected lines one by one, in the order of the file. */
  void rejects(UUID id, Consumer<Reject> reader) {
    try (var rejects =
        jdbc
            .sql("select * from api.catalogue_import_reject where import_id = :id order by line")
            .param("id", id)
            .query((row, _) ->
                new Reject(
                    id, row.getLong("line"), row.getString("reason"), row.getString("excerpt")))
            .stream()) {
      rejects.forEach(reader);
    }
  }

  private static ImportReport report(ResultSet row) throws SQLException {
    var status = Status.valueOf(row.getString("status"));
    return new ImportReport(
        row.getObject("id", UUID.class),
        row.getString("source"),
        status,
        status == Status.RUNNING ? Phase.READING : Phase.FINISHED,
        row.getLong("lines"),
        row.getLong("created"),
        row.getLong("updated"),
        row.getLong("unchanged"),
        row.getLong("rejected"),
        row.getLong("people_created"),
        row.getLong("people_updated"),
        row.getString("failure"),
        instant(row.getObject("started_at", OffsetDateTime.class)),
        row.getObject("finished_at") == null
            ? null
            : instant(row.getObject("finished_at", OffsetDateTime.class)));
  }

  private static Instant instant(OffsetDateTime time) {
    return time.toInstant();
  }
}
