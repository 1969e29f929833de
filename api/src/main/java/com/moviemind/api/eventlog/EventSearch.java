package com.moviemind.api.eventlog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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
   * @param types of these types, or families such as {@code job.*}; empty: of all
   * @param ids with these ids; empty: with any
   */
  public record Filter(UUID tenantId, long after, long upTo, List<String> types, List<UUID> ids) {}

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

  /** How many events a filter lets pass. */
  public long count(Filter filter) {
    return Objects.requireNonNull(
        filtered("select count(*)", filter, "").query(Long.class).single());
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
                  and (cardinality(:types::text[]) = 0 or type like any(:types::text[]))
                  and (cardinality(:ids::uuid[]) = 0 or event_id = any(:ids::uuid[]))
                """
                + end)
        .param("tenant", filter.tenantId())
        .param("after", filter.after())
        .param("up_to", filter.upTo())
        .param("types", filter.types().stream().map(EventSearch::pattern).toArray(String[]::new))
        .param("ids", filter.ids().toArray(UUID[]::new));
  }

  private static String pattern(String type) {
    var escaped = type.replace("_", "\\_");
    return escaped.endsWith(".*") ? escaped.substring(0, escaped.length() - 1) + "%" : escaped;
  }
}
