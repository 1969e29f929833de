package com.moviemind.api.webhooks.history;

import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.Note.PendingChange;
import com.moviemind.api.webhooks.history.Note.Redelivered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes notes: a constant number of statements for any number of them. */
@Component
class NoteTables {

  private final JdbcTemplate jdbc;
  private final EntryTable entries;
  private final EventLog events;
  private final Endpoints endpoints;

  NoteTables(JdbcTemplate jdbc, EntryTable entries, EventLog events, Endpoints endpoints) {
    this.jdbc = jdbc;
    this.entries = entries;
    this.events = events;
    this.endpoints = endpoints;
  }

  void write(List<Note> notes) {
    entries.insert(notes.stream().map(Note::entry).filter(Objects::nonNull).toList());
    var last = new LinkedHashMap<UUID, Progress>();
    var pending = new LinkedHashMap<String, PendingChange>();
    var redelivered = new LinkedHashMap<UUID, Redelivered>();
    for (var note : notes) {
      last.put(note.progress().endpointId(), note.progress());
      if (note.pending() != null) {
        pending.put(note.pending().endpointId() + "/" + note.pending().seq(), note.pending());
      }
      if (note.redelivered() != null) {
        redelivered.put(note.redelivered().id(), note.redelivered());
      }
      if (note.disable() != null) {
        endpoints.disable(note.progress().endpointId(), note.disable());
      }
    }
    move(last.values());
    keep(pending.values().stream().filter(it -> it.now() != null).toList());
    drop(pending.values().stream().filter(it -> it.now() == null).toList());
    advance(redelivered.values());
    events.append(notes.stream().flatMap(it -> it.news().stream()).toList());
  }

  private void move(Collection<Progress> progress) {
    var rows = new Columns<>(new ArrayList<>(progress));
    jdbc.update(
        MOVE,
        update -> {
          rows.set(update, 1, "uuid", Progress::endpointId);
          rows.set(update, 2, "bigint", Progress::cursor);
          rows.set(update, 3, "int", it -> it.health().failures());
          rows.set(update, 4, "timestamptz", it -> Columns.utc(it.health().parkedAt()));
          rows.set(update, 5, "int", it -> it.health().probes());
          rows.set(update, 6, "bigint", it -> it.health().drainUntil());
          rows.set(update, 7, "timestamptz", it -> Columns.utc(it.health().notBefore()));
          rows.set(update, 8, "timestamptz", it -> Columns.utc(it.health().lastDeliveredAt()));
          rows.set(update, 9, "timestamptz", it -> Columns.utc(it.health().lastFailedAt()));
          rows.set(update, 10, "text", it -> it.health().lastError());
        });
  }

  private void keep(List<PendingChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var rows = new Columns<>(changes);
    jdbc.update(
        KEEP,
        insert -> {
          rows.set(insert, 1, "uuid", PendingChange::endpointId);
          rows.set(insert, 2, "bigint", PendingChange::seq);
          rows.set(insert, 3, "int", it -> Objects.requireNonNull(it.now()).attempts());
          rows.set(
              insert,
              4,
              "timestamptz",
              it -> Columns.utc(Objects.requireNonNull(it.now()).nextAt()));
        });
  }

  private void drop(List<PendingChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var rows = new Columns<>(changes);
    jdbc.update(
        """
        delete from api.webhook_pending p using unnest(?::uuid[], ?::bigint[]) as it (endpoint_id, seq)
        where p.endpoint_id = it.endpoint_id and p.seq = it.seq
        """,
        delete -> {
          rows.set(delete, 1, "uuid", PendingChange::endpointId);
          rows.set(delete, 2, "bigint", PendingChange::seq);
        });
  }

  private void advance(Collection<Redelivered> redelivered) {
    if (redelivered.isEmpty()) {
      return;
    }
    var rows = new Columns<>(new ArrayList<>(redelivered));
    jdbc.update(
        """
        update api.webhook_redelivery r set cursor = it.cursor, sent = it.sent,
          finished_at = case when it.finished then clock_timestamp() end
        from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bool[]) as it (id, cursor, sent, finished)
        where r.id = it.id and r.finished_at is null
        """,
        update -> {
          rows.set(update, 1, "uuid", Redelivered::id);
          rows.set(update, 2, "bigint", Redelivered::cursor);
          rows.set(update, 3, "bigint", Redelivered::sent);
          rows.set(update, 4, "bool", Redelivered::finished);
        });
  }

  private static final String MOVE =
      """
      update api.webhook_progress p set cursor = greatest(p.cursor, it.cursor),
        failures = it.failures, parked_at = it.parked_at, probes = it.probes,
        drain_until = it.drain_until, not_before = it.not_before, last_delivered_at = it.last_delivered_at,
        last_failed_at = it.last_failed_at, last_error = it.last_error
      from unnest(?::uuid[], ?::bigint[], ?::int[], ?::timestamptz[], ?::int[], ?::bigint[],
        ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[])
        as it (endpoint_id, cursor, failures, parked_at, probes, drain_until, not_before, last_delivered_at,
          last_failed_at, last_error)
      where p.endpoint_id = it.endpoint_id
      """;

  /** The join leaves out endpoints that were removed meanwhile. */
  private static final String KEEP =
      """
      insert into api.webhook_pending as p (endpoint_id, seq, attempts, next_at)
      select it.* from unnest(?::uuid[], ?::bigint[], ?::int[], ?::timestamptz[])
        as it (endpoint_id, seq, attempts, next_at)
      join api.webhook_endpoint e on e.id = it.endpoint_id
      on conflict (endpoint_id, seq)
      do update set attempts = excluded.attempts, next_at = excluded.next_at
      """;
}
