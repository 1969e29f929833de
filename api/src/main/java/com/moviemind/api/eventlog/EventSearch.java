package com.moviemind.api.eventlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbered events, looked at otherwise than by following one tenant's. */
@Component
public class EventSearch {

  private final JdbcClient jdbc;

  EventSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Some of a tenant's events.
   *
   * @param after numbers greater than this
   * @param upTo and not greater than this
   * @param types of these types; empty: of all
   * @param ids with these ids; empty: with any
   */
  public record Filter(UUID tenantId, long after, long upTo, List<String> types, List<UUID> ids) {}

  /** The last number given. */
  public long last() {
    return Objects.requireNonNull(
        jdbc.sql("select last_seq from api.event_sequence").query(Long.class).single());
  }

  /** The tenants with events after this number, each with its newest number. */
  public Map<UUID, Long> tenantsAfter(long seq) {
    var newest = new HashMap<UUID, Long>();
    jdbc.sql("select tenant_id, max(seq) from api.event_log where seq > ? group by tenant_id")
        .param(seq)
        .query(row -> {
          newest.put(row.getObject(1, UUID.class), row.getLong(2));
        });
    return newest;
  }

  /** These events of a tenant, in order; events that retention has removed are left out. */
  public List<LoggedEvent> at(UUID tenantId, Collection<Long> seqs) {
    return jdbc.sql(
            "select * from api.event_log where seq = any(:seqs) and tenant_id = :tenant order by seq")
        .param("seqs", seqs.toArray(Long[]::new))
        .param("tenant", tenantId)
        .query(LoggedEvent::of)
        .list();
  }

  /** The first events of a filter, in order. */
  public List<LoggedEvent> first(Filter filter, int limit) {
    return filtered("select *", filter, " order by seq limit " + limit)
        .query(LoggedEvent::of)
        .list();
  }

  /** The number before the first of a tenant's events at or after this time. */
  public long before(UUID tenantId, Instant at) {
    return Objects.requireNonNull(
        jdbc.sql(
                """
                select coalesce(
                  (select min(seq) - 1 from api.event_log
                   where tenant_id = :tenant and occurred_at >= :at),
                  (select last_seq from api.event_sequence))
                """)
            .param("tenant", tenantId)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .query(Long.class)
            .single());
  }

  private JdbcClient.StatementSpec filtered(String select, Filter filter, String end) {
    return jdbc.sql(
            select
                + """
                 from api.event_log where tenant_id = :tenant and seq > :after and seq <= :up_to
                  and (cardinality(:types::text[]) = 0 or type = any(:types::text[]))
                  and (cardinality(:ids::uuid[]) = 0 or event_id = any(:ids::uuid[]))
                """
                + end)
        .param("tenant", filter.tenantId())
        .param("after", filter.after())
        .param("up_to", filter.upTo())
        .param("types", filter.types().toArray(String[]::new))
        .param("ids", filter.ids().toArray(UUID[]::new));
  }
}
