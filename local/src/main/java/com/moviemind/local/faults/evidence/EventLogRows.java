package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Following.Event;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The event log as it stands in PostgreSQL. */
public final class EventLogRows {

  private final Database database;

  public EventLogRows(Database database) {
    this.database = database;
  }

  /** The number of the newest event; what is to come has greater ones. */
  public long head() throws SQLException {
    return database.rows("select last_seq from api.event_sequence", it -> it.getLong(1)).getFirst();
  }

  /** The events of these tenants after this number, in order. */
  public List<Event> of(Collection<UUID> tenants, long after) throws SQLException {
    return database.rows(
        "select event_id, seq, tenant_id from api.event_log where tenant_id = any (?) and seq > %d order by seq"
            .formatted(after),
        it -> new Event(it.getObject(1, UUID.class), it.getLong(2), it.getObject(3, UUID.class)),
        tenants);
  }

  /** To whom these events belong, as far as the log holds them. */
  public Map<UUID, UUID> owners(Collection<UUID> events) throws SQLException {
    return database
        .rows(
            "select event_id, tenant_id from api.event_log where event_id = any (?)",
            it -> Map.entry(it.getObject(1, UUID.class), it.getObject(2, UUID.class)),
            events)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
