package com.moviemind.messaging.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Remembers events in the transaction of their effect, so that each has its effect once. */
public final class Inbox {

  /** Longer than topics keep records; older events are refused, since nobody remembers them. */
  public static final Duration WINDOW = Duration.ofDays(8);

  private final JdbcTemplate jdbc;
  private final String insert;
  private final Counter refused;

  public Inbox(JdbcTemplate jdbc, String schema, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.refused = meters.counter("moviemind.inbox.refused");
    this.insert =
        """
        insert into %s.inbox (day, consumer, event_id)
        select day, ?, event_id from unnest(?::date[], ?::uuid[]) as it (day, event_id)
        order by event_id
        on conflict do nothing returning event_id
        """
            .formatted(schema);
  }

  /** Records these events and answers which of them are new. */
  public Set<UUID> admit(String consumer, Map<UUID, Instant> events) {
    var young = young(events);
    var days = new LocalDate[young.size()];
    var ids = young.keySet().toArray(UUID[]::new);
    for (int n = 0; n < ids.length; n++) {
      days[n] = LocalDate.ofInstant(young.getOrDefault(ids[n], Instant.EPOCH), ZoneOffset.UTC);
    }
    return new HashSet<>(
        jdbc.query(
            connection -> {
              var statement = connection.prepareStatement(insert);
              statement.setString(1, consumer);
              statement.setArray(2, connection.createArrayOf("date", days));
              statement.setArray(3, connection.createArrayOf("uuid", ids));
              return statement;
            },
            (row, _) -> row.getObject(1, UUID.class)));
  }

  /** True for what happened so long ago that nobody remembers whether it was taken in. */
  public static boolean isTooOld(Instant at) {
    return at.isBefore(Instant.now().minus(WINDOW));
  }

  private Map<UUID, Instant> young(Map<UUID, Instant> events) {
    var young = new LinkedHashMap<>(events);
    young.values().removeIf(Inbox::isTooOld);
    refused.increment(events.size() - young.size());
    return young;
  }
}
