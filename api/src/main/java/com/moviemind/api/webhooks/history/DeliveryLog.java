package com.moviemind.api.webhooks.history;

import com.moviemind.api.webhooks.history.Progress.Health;
import com.moviemind.api.webhooks.shards.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to what is known of deliveries. */
@Component
public class DeliveryLog {

  private final EntryTable entries;
  private final JdbcClient jdbc;

  DeliveryLog(EntryTable entries, JdbcClient jdbc) {
    this.entries = entries;
    this.jdbc = jdbc;
  }

  /**
   * Which entries.
   *
   * @param olderThan id of an entry; null: from the newest on
   */
  public record Wish(@Nullable UUID olderThan, @Nullable Outcome outcome, @Nullable UUID eventId) {}

  /** An endpoint's entries, the newest first. */
  public List<Entry> newest(UUID tenantId, UUID endpointId, Wish wish, int limit) {
    return entries.newest(
        tenantId, endpointId, wish.olderThan(), wish.outcome(), wish.eventId(), limit);
  }

  public Optional<Entry> find(UUID tenantId, UUID endpointId, UUID id) {
    return entries.find(tenantId, endpointId, id);
  }

  /** Remembers something that was sent outside the order of the log: a ping. */
  public void add(Entry entry) {
    entries.insert(List.of(entry));
  }

  /** Those of these events that an endpoint has, as far as the log goes back. */
  public Set<UUID> delivered(UUID endpointId, Collection<UUID> eventIds) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct event_id from api.webhook_delivery
                where endpoint_id = ? and event_id = any(?) and outcome = 'DELIVERED'
                """)
            .params(endpointId, eventIds.toArray(UUID[]::new))
            .query(UUID.class)
            .list());
  }

  /** Where these endpoints stand. */
  public Map<UUID, Progress> progress(Collection<UUID> endpointIds) {
    var progress = new HashMap<UUID, Progress>();
    jdbc.sql(
            """
            select p.*, s.shard, s.fence from api.webhook_progress p
            join api.webhook_endpoint e on e.id = p.endpoint_id
            join api.webhook_shard s on s.shard = e.shard
            where e.id = any(?)
            """)
        .param(endpointIds.toArray(UUID[]::new))
        .query((row, _) -> progress(row))
        .list()
        .forEach(it -> progress.put(it.endpointId(), it));
    return progress;
  }

  /** What is to be tried again, by endpoint. */
  public Map<UUID, List<Pending>> pending(Collection<UUID> endpointIds) {
    record Row(UUID endpointId, Pending pending) {}
    return jdbc
        .sql("select * from api.webhook_pending where endpoint_id = any(?)")
        .param(endpointIds.toArray(UUID[]::new))
        .query((row, _) ->
            new Row(
                row.getObject("endpoint_id", UUID.class),
                new Pending(
                    row.getLong("seq"),
                    row.getInt("attempts"),
                    row.getObject("next_at", OffsetDateTime.class).toInstant())))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::endpointId, Collectors.mapping(Row::pending, Collectors.toList())));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        row.getObject("endpoint_id", UUID.class),
        new Hold(row.getInt("shard"), row.getLong("fence")),
        row.getLong("cursor"),
        new Health(
            row.getInt("failures"),
            instant(row, "parked_at"),
            row.getInt("probes"),
            row.getLong("drain_until"),
            instant(row, "not_before"),
            instant(row, "last_delivered_at"),
            instant(row, "last_failed_at"),
            row.getString("last_error")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
