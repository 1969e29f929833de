package com.moviemind.api.generation;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.generation.Job.Work;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The statements on {@code api.job}; each takes any number of jobs. */
@Component
class JobTable {

  private final JdbcTemplate jdbc;

  JobTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Inserts the jobs whose work their tenant has not in flight already; answers their ids. */
  Set<UUID> insert(List<JobRow> jobs) {
    return Set.copyOf(
        jdbc.query(
            connection -> {
              var insert = connection.prepareStatement(INSERT);
              insert.setArray(1, array(insert, "uuid", jobs, JobRow::id));
              insert.setArray(2, array(insert, "uuid", jobs, it -> it.asked().tenantId()));
              insert.setArray(3, array(insert, "text", jobs, it -> it.facts().type().name()));
              insert.setArray(4, array(insert, "uuid", jobs, it -> it.facts().id()));
              insert.setArray(5, array(insert, "text", jobs, it -> it.facts().slug()));
              insert.setArray(6, array(insert, "text", jobs, it -> it.asked().requestedSlug()));
              insert.setArray(7, array(insert, "text", jobs, it -> it.asked().locale()));
              insert.setArray(8, array(insert, "text", jobs, JobRow::contextTag));
              insert.setArray(9, array(insert, "text", jobs, it -> it.asked().lane().word()));
              insert.setArray(
                  10, array(insert, "timestamptz", jobs, it -> utc(it.asked().startBy())));
              insert.setArray(11, array(insert, "timestamptz", jobs, it -> utc(it.at())));
              return insert;
            },
            (row, _) -> row.getObject(1, UUID.class)));
  }

  /** The live jobs with the same work as these. */
  List<Job> liveWith(List<JobRow> jobs) {
    return jdbc.query(
        connection -> {
          var select = connection.prepareStatement(LIVE);
          select.setArray(1, array(select, "uuid", jobs, it -> it.asked().tenantId()));
          select.setArray(2, array(select, "uuid", jobs, it -> it.facts().id()));
          select.setArray(3, array(select, "text", jobs, it -> it.asked().locale()));
          select.setArray(4, array(select, "text", jobs, JobRow::contextTag));
          return select;
        },
        JobTable::job);
  }

  @Nullable Job find(UUID tenantId, UUID id) {
    return jdbc
        .query("select * from api.job where id = ? and tenant_id = ?", JobTable::job, id, tenantId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  @Nullable Job underWay(UUID tenantId, UUID entityId) {
    return jdbc
        .query(
            """
            select * from api.job where tenant_id = ? and entity_id = ? and settled_at is null
            order by id limit 1
            """,
            JobTable::job,
            tenantId,
            entityId)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** Locks these jobs, in the order of their ids, and reads them. */
  Map<UUID, Job> lock(Collection<UUID> ids) {
    return jdbc
        .query(
            connection -> {
              var select =
                  connection.prepareStatement(
                      "select * from api.job where id = any(?) order by id for update");
              select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
              return select;
            },
            JobTable::job)
        .stream()
        .collect(Collectors.toMap(Job::id, Function.identity()));
  }

  /** Stores the new states. */
  void store(List<Job> jobs) {
    if (jobs.isEmpty()) {
      return;
    }
    var rows = jobs.stream().map(it -> StateColumns.of(it.state())).toList();
    jdbc.update(
        STORE,
        update -> {
          update.setArray(1, array(update, "uuid", jobs, Job::id));
          update.setArray(2, array(update, "text", rows, StateColumns::status));
          update.setArray(3, array(update, "uuid", rows, StateColumns::textId));
          update.setArray(4, array(update, "text", rows, StateColumns::failureType));
          update.setArray(5, array(update, "text", rows, StateColumns::failureMessage));
          update.setArray(6, array(update, "text", rows, StateColumns::failureUserMessage));
          update.setArray(7, array(update, "bool", rows, StateColumns::failureRetriable));
          update.setArray(8, array(update, "timestamptz", rows, it -> utc(it.startedAt())));
          update.setArray(9, array(update, "timestamptz", rows, it -> utc(it.settledAt())));
        });
  }

  static Job job(ResultSet row, int index) throws SQLException {
    return new Job(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        new Work(
            EntityType.valueOf(row.getString("entity_type")),
            row.getObject("entity_id", UUID.class),
            row.getString("slug"),
            row.getString("requested_slug"),
            row.getString("locale"),
            row.getString("context_tag")),
        StateColumns.state(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static <T> Array array(
      PreparedStatement statement,
      String type,
      List<T> rows,
      Function<T, ? extends @Nullable Object> value)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static final String INSERT =
      """
      insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale,
        context_tag, lane, start_by, created_at)
      select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
      on conflict (tenant_id, entity_id, locale, context_tag) where settled_at is null
      do nothing returning id
      """;

  private static final String LIVE =
      """
      select job.* from api.job
      join unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
        as it (tenant_id, entity_id, locale, context_tag)
        using (tenant_id, entity_id, locale, context_tag)
      where job.settled_at is null
      """;

  private static final String STORE =
      """
      update api.job set status = it.status, text_id = it.text_id,
        failure_type = it.failure_type, failure_message = it.failure_message,
        failure_user_message = it.failure_user_message, failure_retriable = it.failure_retriable,
        started_at = coalesce(job.started_at, it.started_at), settled_at = it.settled_at
      from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bool[],
        ?::timestamptz[], ?::timestamptz[])
        as it (id, status, text_id, failure_type, failure_message, failure_user_message,
          failure_retriable, started_at, settled_at)
      where job.id = it.id
      """;
}
