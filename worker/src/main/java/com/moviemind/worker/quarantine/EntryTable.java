package com.moviemind.worker.quarantine;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The entries. */
final class EntryTable {

  private static final String COPY =
      """
      insert into worker.quarantine (id, cause, message, entity_type, entity_id, slug, locale, context_tag, lane,
        tenant_id, facts, facts_version, attempts, spent_micros, job_ids, tenant_ids)
      select i.id, it.cause, it.message, i.entity_type, i.entity_id, i.slug, i.locale, i.context_tag, i.lane,
        i.tenant_id, i.facts, i.facts_version, it.attempts, it.spent, string_to_array(it.jobs, ',')::uuid[],
        string_to_array(it.tenants, ',')::uuid[]
      from unnest(?::uuid[], ?::text[], ?::text[], ?::int4[], ?::int8[], ?::text[], ?::text[])
        as it(id, cause, message, attempts, spent, jobs, tenants)
      join worker.work_item i on i.id = any(array[it.id])
      """;

  private static final String INSERT =
      """
      insert into worker.quarantine (id, cause, message, entity_type, entity_id, slug, locale, context_tag, lane,
        tenant_id, facts, facts_version, attempts, spent_micros, job_ids, tenant_ids)
      values (?, 'REJECTED_BY_DATABASE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, array[?], array[?])
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select state, revision, entity_type, entity_id, slug, locale, context_tag, lane, facts, facts_version
      from worker.quarantine where id = ? order by day desc limit 1 for update
      """;

  private static final String EDIT =
      """
      update worker.quarantine set facts = coalesce(?, facts), locale = coalesce(?, locale),
        context_tag = coalesce(?, context_tag), revision = revision + 1, changed_at = clock_timestamp()
      where id = ? and state = 'HELD'
      """;

  private static final String SETTLE =
      """
      update worker.quarantine set state = ?, changed_at = clock_timestamp()
      where id = ? and state = 'HELD'
      """;

  private final JdbcTemplate jdbc;

  EntryTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void copy(List<GivenUpItem> items) {
    jdbc.update(
        COPY,
        column("uuid", items, GivenUpItem::id),
        column("text", items, GivenUpItem::cause),
        column("text", items, GivenUpItem::message),
        column("int4", items, GivenUpItem::attempts),
        column("int8", items, GivenUpItem::spentMicros),
        column("text", items, it -> joined(it.jobIds())),
        column("text", items, it -> joined(it.tenantIds())));
  }

  void insert(RejectedRequest request) {
    var payload = request.payload().cleaned();
    jdbc.update(
        INSERT,
        request.jobId(),
        Payload.clean(request.why()),
        payload.entityType(),
        payload.entityId(),
        payload.slug(),
        payload.locale(),
        payload.contextTag(),
        payload.lane(),
        request.tenantId(),
        payload.facts(),
        payload.factsVersion(),
        request.jobId(),
        request.tenantId());
  }

  @Nullable Entry lock(UUID id) {
    return jdbc
        .query(
            LOCK,
            (row, _) ->
                new Entry(
                    row.getString(1),
                    row.getInt(2),
                    new Payload(
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getLong(10))),
            id)
        .stream()
        .findFirst()
        .orElse(null);
  }

  void edit(Order order) {
    jdbc.update(EDIT, order.facts(), order.locale(), order.contextTag(), order.entryId());
  }

  void settle(UUID id, String state) {
    jdbc.update(SETTLE, state, id);
  }

  private static String joined(List<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  private static SqlArrayValue column(
      String type, List<GivenUpItem> items, Function<GivenUpItem, Object> value) {
    return new SqlArrayValue(type, items.stream().map(value).toArray());
  }
}
