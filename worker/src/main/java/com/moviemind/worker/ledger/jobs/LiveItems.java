package com.moviemind.worker.ledger.jobs;

import com.moviemind.worker.ledger.Arrival;
import com.moviemind.worker.ledger.Arrival.TextKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The items that jobs ask for, each live once. */
public final class LiveItems {

  /**
   * The update locks an item that is live, so that a claim or a finish sees all of its jobs or none
   * of the new. An item that becomes urgent takes its place among the urgent as of now.
   */
  private static final String INSERT_OR_LOCK =
      """
      insert into worker.work_item as live
        (id, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts, facts_version, traceparent,
         job_id)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
          ?::text[], ?::int8[], ?::text[], ?::uuid[])
        as n(id, entity_type, entity_id, slug, locale, tag, lane, tenant, facts, facts_version, traceparent,
          job)
      order by n.entity_id, n.locale, n.tag
      on conflict (entity_id, locale, context_tag) do update
        set lane = case when excluded.lane = 'interactive' then excluded.lane else live.lane end,
          ready_at = case when excluded.lane <> live.lane and excluded.lane = 'interactive'
            then greatest(live.ready_at, clock_timestamp()) else live.ready_at end
      returning live.id, live.entity_id, live.locale, live.context_tag, live.attempts, live.lane, live.tenant_id,
        live.traceparent
      """;

  /**
   * An item that is live.
   *
   * @param attempts how many it has seen
   * @param tenantId who pays
   * @param traceparent W3C trace context of the request it was made for
   */
  public record Live(
      UUID id, int attempts, String lane, UUID tenantId, @Nullable String traceparent) {}

  private final JdbcTemplate jdbc;

  public LiveItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Inserts what is not live yet, under the proposed ids, and locks what is. */
  public Map<TextKey, Live> insertOrLock(List<Arrival> arrivals, Map<TextKey, UUID> proposed) {
    var firsts =
        List.copyOf(
            arrivals.stream()
                .collect(
                    Collectors.toMap(
                        Arrival::key, Function.identity(), LiveItems::urgent, LinkedHashMap::new))
                .values());
    var live = new HashMap<TextKey, Live>();
    jdbc.query(
        INSERT_OR_LOCK,
        row -> {
          live.put(
              new TextKey(row.getObject(2, UUID.class), row.getString(3), row.getString(4)),
              new Live(
                  row.getObject(1, UUID.class),
                  row.getInt(5),
                  row.getString(6),
                  row.getObject(7, UUID.class),
                  row.getString(8)));
        },
        Columns.of(firsts)
            .add("uuid", it -> proposed.get(it.key()))
            .add("text", it -> it.subject().entityType())
            .add("uuid", it -> it.subject().entityId())
            .add("text", Arrival::slug)
            .add("text", it -> it.subject().locale())
            .add("text", it -> it.subject().contextTag())
            .add("text", it -> it.lane().word())
            .add("uuid", Arrival::tenantId)
            .add("text", Arrival::facts)
            .add("int8", it -> it.subject().factsVersion())
            .add("text", Arrival::traceparent)
            .add("uuid", Arrival::jobId)
            .parameters());
    return live;
  }

  /** The first stays, in the more urgent lane of the two. */
  private static Arrival urgent(Arrival first, Arrival later) {
    return later.lane().compareTo(first.lane()) < 0 ? first.in(later.lane()) : first;
  }
}
