package com.moviemind.messaging.audit;

import com.moviemind.messaging.audit.AuditRecord.What;
import com.moviemind.schemas.audit.Question;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is wrong, or may be: it is suspected until its grace is over, open until it holds again, or
 * accepted by an operator. Everything happens in the caller's transaction.
 */
final class FindingTable {

  /** A row. */
  record Known(String state, String detail, @Nullable String repair, boolean ripe) {

    boolean isSuspected() {
      return state.equals("SUSPECTED");
    }
  }

  private final JdbcTemplate jdbc;
  private final AuditRecord events;
  private final String schema;
  private final Duration grace;

  FindingTable(JdbcTemplate jdbc, AuditRecord events, String schema, Duration grace) {
    this.jdbc = jdbc;
    this.events = events;
    this.schema = schema;
    this.grace = grace;
  }

  Map<String, Known> of(Question question) {
    var known = new LinkedHashMap<String, Known>();
    jdbc.query(
        """
        select subject, state, detail, repair, seen_since <= clock_timestamp() - ? * interval '1 millisecond'
        from %s.audit_finding where kind = ?
        """
            .formatted(schema),
        row -> {
          known.put(
              row.getString(1),
              new Known(row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)));
        },
        grace.multipliedBy(question.graces()).toMillis(),
        question.kind());
    return known;
  }

  /** Brings the table to what is true now, and tells what began and what ended. */
  void become(Question question, Map<String, Known> known, List<Found> found) {
    var over = new HashSet<>(known.keySet());
    for (var it : found) {
      over.remove(it.subject());
      var before = known.get(it.subject());
      if (before == null) {
        begin(question, it);
      } else if (before.isSuspected()) {
        ripen(question, it, before.ripe());
      } else if (!before.detail().equals(it.detail())) {
        store(question, it, before.state());
      }
    }
    over.forEach(it -> end(question.kind(), it));
  }

  void accept(Question question, Found found) {
    store(question, found, "ACCEPTED");
  }

  /** Forgets it, and tells so where it had been told of. */
  void end(String kind, String subject) {
    jdbc.query(
        "delete from %s.audit_finding where kind = ? and subject = ? returning state, detail"
            .formatted(schema),
        row -> {
          if (!row.getString(1).equals("SUSPECTED")) {
            events.tell(What.ENDED, kind, subject, row.getString(2));
          }
        },
        kind,
        subject);
  }

  private void begin(Question question, Found found) {
    if (question.graces() == 0 && !found.waits()) {
      open(question, found);
    } else {
      store(question, found, "SUSPECTED");
    }
  }

  private void ripen(Question question, Found found, boolean ripe) {
    if (found.waits()) {
      jdbc.update(
          "update %s.audit_finding set seen_since = clock_timestamp() where kind = ? and subject = ?"
              .formatted(schema),
          question.kind(),
          found.subject());
    } else if (ripe) {
      open(question, found);
    }
  }

  private void open(Question question, Found found) {
    store(question, found, "OPEN");
    events.tell(What.FOUND, question.kind(), found.subject(), found.detail());
  }

  private void store(Question question, Found found, String state) {
    jdbc.update(
        """
        insert into %s.audit_finding as f (kind, subject, state, detail, repair, began_at)
        values (?, ?, ?, ?, ?, case when ? = 'SUSPECTED' then null else clock_timestamp() end)
        on conflict (kind, subject) do update set state = excluded.state, detail = excluded.detail,
          repair = excluded.repair, began_at = coalesce(f.began_at, excluded.began_at)
        """
            .formatted(schema),
        question.kind(),
        found.subject(),
        state,
        found.detail(),
        found.repair(),
        state);
  }
}
