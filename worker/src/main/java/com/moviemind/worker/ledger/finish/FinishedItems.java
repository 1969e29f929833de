package com.moviemind.worker.ledger.finish;

import com.moviemind.worker.ledger.jobs.Columns;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Moves items out of the live tables into history. */
final class FinishedItems {

  private static final String REMOVE = "delete from worker.work_item where id = any(?::uuid[])";

  private static final String KEEP =
      """
      insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
        outcome, text_id, reason, message, attempts, spent_micros, job_ids, created_at, finished_at)
      select ?, id, entity_type, entity_id, locale, tag, lane, tenant, outcome, text_id, reason, message, attempts,
        spent, string_to_array(jobs, ',')::uuid[], created_at, ?
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[],
          ?::text[], ?::text[], ?::int4[], ?::int8[], ?::text[], ?::timestamptz[])
        as it(id, entity_type, entity_id, locale, tag, lane, tenant, outcome, text_id, reason, message, attempts,
          spent, jobs, created_at)
      """;

  private final JdbcTemplate jdbc;

  FinishedItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void move(List<Ending> items, Instant now) {
    if (items.isEmpty()) {
      return;
    }
    jdbc.update(
        REMOVE, new SqlArrayValue("uuid", items.stream().map(it -> it.item().id()).toArray()));
    jdbc.update(
        KEEP,
        Columns.of(items)
            .value(LocalDate.ofInstant(now, ZoneOffset.UTC))
            .value(Timestamp.from(now))
            .add("uuid", it -> it.item().id())
            .add("text", it -> it.item().subject().entityType())
            .add("uuid", it -> it.item().subject().entityId())
            .add("text", it -> it.item().subject().locale())
            .add("text", it -> it.item().subject().contextTag())
            .add("text", it -> it.item().lane().word())
            .add("uuid", it -> it.account().tenantId())
            .add("text", Ending::outcome)
            .add("uuid", Ending::textId)
            .add("text", Ending::reason)
            .add("text", Ending::message)
            .add("int4", Ending::attempts)
            .add("int8", Ending::spentMicros)
            .add("text", Ending::jobIds)
            .add("timestamptz", it -> Timestamp.from(it.account().createdAt()))
            .parameters());
  }
}
