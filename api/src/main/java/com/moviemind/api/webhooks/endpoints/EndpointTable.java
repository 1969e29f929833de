package com.moviemind.api.webhooks.endpoints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on {@code api.webhook_endpoint}. */
@Component
class EndpointTable {

  /** Nothing is sent for a tenant that was closed. */
  private static final String OPEN =
      " and exists (select 1 from api.tenant t where t.id = e.tenant_id and t.closed_at is null)";

  private final JdbcClient jdbc;

  EndpointTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** With its place in the log: from the next event on. */
  void insert(UUID id, UUID tenantId, Terms terms) {
    jdbc.sql(
            """
            with endpoint as (
              insert into api.webhook_endpoint (id, tenant_id, shard, url, description, event_types,
                include_text, max_concurrency, rate_per_second)
              values (:id, :tenant, :shard, :url, :description, :types, :text, :concurrency, :rate)
              returning id)
            insert into api.webhook_progress (endpoint_id, cursor)
            select id, (select last_seq from api.event_sequence) from endpoint
            """)
        .param("id", id)
        .param("tenant", tenantId)
        .param("shard", Endpoint.shardOf(id))
        .param("url", terms.url())
        .param("description", terms.description())
        .param("types", terms.eventTypes().toArray(String[]::new))
        .param("text", terms.includeText())
        .param("concurrency", terms.maxConcurrency())
        .param("rate", terms.ratePerSecond())
        .update();
  }

  void update(UUID id, Terms terms) {
    jdbc.sql(
            """
            update api.webhook_endpoint set url = :url, description = :description,
              event_types = :types, include_text = :text, max_concurrency = :concurrency,
              rate_per_second = :rate, changed_at = clock_timestamp()
            where id = :id
            """)
        .param("id", id)
        .param("url", terms.url())
        .param("description", terms.description())
        .param("types", terms.eventTypes().toArray(String[]::new))
        .param("text", terms.includeText())
        .param("concurrency", terms.maxConcurrency())
        .param("rate", terms.ratePerSecond())
        .update();
  }

  /** Switches it off; the first reason stays. */
  boolean disable(UUID id, DisabledReason reason) {
    return jdbc.sql(
                """
                update api.webhook_endpoint set status = 'DISABLED', disabled_reason = ?,
                  changed_at = clock_timestamp() where id = ? and status = 'ENABLED'
                """)
            .params(reason.name(), id)
            .update()
        > 0;
  }

  /** Switches it on; whatever waits is tried at once. */
  void enable(UUID id) {
    jdbc.sql(
            """
            with progress as (
              update api.webhook_progress set not_before = null, failures = 0
              where endpoint_id = :id)
            update api.webhook_endpoint set status = 'ENABLED', disabled_reason = null,
              changed_at = clock_timestamp() where id = :id
            """)
        .param("id", id)
        .update();
  }

  void touch(UUID id) {
    jdbc.sql("update api.webhook_endpoint set changed_at = clock_timestamp() where id = ?")
        .param(id)
        .update();
  }

  boolean delete(UUID tenantId, UUID id) {
    return jdbc.sql("delete from api.webhook_endpoint where id = ? and tenant_id = ?")
            .params(id, tenantId)
            .update()
        > 0;
  }

  /** Locks out a second registration of the same tenant until the transaction ends. */
  int countLocked(UUID tenantId) {
    jdbc.sql("select 1 from api.tenant where id = ? for no key update")
        .param(tenantId)
        .query()
        .listOfRows();
    return Objects.requireNonNull(
        jdbc.sql("select count(*) from api.webhook_endpoint where tenant_id = ?")
            .param(tenantId)
            .query(Integer.class)
            .single());
  }

  List<Endpoint> of(UUID tenantId) {
    return jdbc.sql("select * from api.webhook_endpoint where tenant_id = ? order by id")
        .param(tenantId)
        .query((row, _) -> endpoint(row))
        .list();
  }

  Optional<Endpoint> find(UUID tenantId, UUID id) {
    return jdbc.sql("select * from api.webhook_endpoint where id = ? and tenant_id = ?")
        .params(id, tenantId)
        .query((row, _) -> endpoint(row))
        .optional();
  }

  List<Endpoint> in(Collection<Integer> shards) {
    return jdbc.sql("select * from api.webhook_endpoint e where shard = any(?)" + OPEN)
        .param(shards.toArray(Integer[]::new))
        .query((row, _) -> endpoint(row))
        .list();
  }

  List<Endpoint> changedIn(Collection<Integer> shards, Duration lately) {
    return jdbc.sql(
            """
            select * from api.webhook_endpoint e where shard = any(?)
              and changed_at > clock_timestamp() - ? * interval '1 millisecond'
            """
                + OPEN)
        .params(shards.toArray(Integer[]::new), lately.toMillis())
        .query((row, _) -> endpoint(row))
        .list();
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getInt("shard"),
        new Terms(
            row.getString("url"),
            row.getString("description"),
            List.of((String[]) row.getArray("event_types").getArray()),
            row.getBoolean("include_text"),
            row.getInt("max_concurrency"),
            row.getInt("rate_per_second")),
        reason(row.getString("disabled_reason")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable DisabledReason reason(@Nullable String word) {
    return word == null ? null : DisabledReason.valueOf(word);
  }
}
