package com.moviemind.worker.ledger.leave;

import static java.util.stream.Collectors.joining;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.fair.WaitingTenants.Entry;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import com.moviemind.worker.ledger.leave.Departures.Cause;
import com.moviemind.worker.ledger.leave.Left.Item;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The items whose jobs leave. */
final class LeavingItems {

  /** In the order in which joining jobs and finishes lock. */
  private static final String LOCK =
      """
      with gone as materialized (
        select id, entity_id, locale, context_tag from worker.work_item
        where id = any(array(select item_id from worker.work_item_job where job_id = any(?::uuid[]))))
      select i.id, i.entity_type, i.entity_id, i.locale, i.context_tag, i.facts_version, i.attempts,
        i.spent_micros, clock_timestamp()
      from gone join worker.work_item i on i.id = any(array[gone.id])
      order by gone.entity_id, gone.locale, gone.context_tag for update of i
      """;

  /**
   * What the calls cost nobody knows yet: charged in full. A worker that hears its call's end in
   * spite of all still says what it cost.
   */
  private static final String LOSE_CALLS =
      """
      with lost as (
        update worker.attempt a set state = 'LOST', cost_micros = a.reserved_micros, ended_at = clock_timestamp(),
          error_class = 'CANCELED', error = 'Nobody wanted it any more.'
        where a.item_id = any(?::uuid[]) and a.state = 'OPEN' and a.day >= (now() at time zone 'UTC')::date - 1
        returning a.id, a.item_id, a.instance, a.reserved_micros),
      told as (
        insert into worker.unwanted_call (instance, attempt_id) select instance, id from lost)
      select item_id, reserved_micros from lost
      """;

  private static final String END =
      """
      with over as (
        delete from worker.work_item i using unnest(?::uuid[], ?::int4[], ?::int8[], ?::text[])
          as it(id, calls, lost, jobs)
        where i.id = any(array[it.id]) returning i.*, it.calls, it.lost, it.jobs)
      insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
        outcome, reason, message, attempts, spent_micros, job_ids, created_at)
      select (clock_timestamp() at time zone 'UTC')::date, id, entity_type, entity_id, locale, context_tag, lane,
        tenant_id, ?::text, ?::text, ?::text, calls, spent_micros + lost, string_to_array(jobs, ',')::uuid[], created_at
      from over
      """;

  private static final String BEQUEATH =
      """
      with heir as (
        update worker.work_item_job j set charged = true
        from unnest(?::uuid[]) as it(id) where j.job_id = any(array[it.id]) returning j.item_id, j.tenant_id)
      update worker.work_item i set tenant_id = heir.tenant_id from heir where i.id = any(array[heir.item_id])
      returning i.lane, i.tenant_id
      """;

  /** Not started, and past what one of its jobs asked for; a locked one is about to start. */
  private static final String LOCK_LATE =
      """
      with late as materialized (
        select it.id, it.entity_id, it.locale, it.context_tag
        from worker.work_item_job j join worker.work_item it on it.id = any(array[j.item_id])
        where j.start_by <= now() and it.attempts = 0 order by j.start_by limit ?)
      select i.id, i.entity_type, i.entity_id, i.locale, i.context_tag, i.facts_version, i.attempts,
        i.spent_micros, clock_timestamp()
      from late join worker.work_item i on i.id = any(array[late.id]) and i.attempts = 0
      order by late.entity_id, late.locale, late.context_tag for update of i skip locked
      """;

  private final JdbcTemplate jdbc;
  private final WaitingTenants tenants;

  LeavingItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.tenants = new WaitingTenants(jdbc);
  }

  Map<UUID, Item> lockLate(int most) {
    return locked(LOCK_LATE, most);
  }

  Map<UUID, Item> lockOf(Collection<UUID> jobs) {
    return locked(LOCK, new SqlArrayValue("uuid", jobs.toArray()));
  }

  private Map<UUID, Item> locked(String sql, Object... parameters) {
    var items = new LinkedHashMap<UUID, Item>();
    jdbc.query(
        sql,
        row -> {
          var id = row.getObject(1, UUID.class);
          var subject =
              new Subject(
                  row.getString(2),
                  row.getObject(3, UUID.class),
                  row.getString(4),
                  row.getString(5),
                  row.getLong(6));
          items.put(
              id,
              new Item(
                  id, subject, row.getInt(7), row.getLong(8), row.getTimestamp(9).toInstant()));
        },
        parameters);
    return items;
  }

  /** Charges the calls under way for these items, and has them broken off; answers the prices. */
  Map<UUID, Long> loseCalls(List<UUID> over) {
    var lost = new HashMap<UUID, Long>();
    if (!over.isEmpty()) {
      jdbc.query(
          LOSE_CALLS,
          row -> {
            lost.merge(row.getObject(1, UUID.class), row.getLong(2), Long::sum);
          },
          new SqlArrayValue("uuid", over.toArray()));
    }
    return lost;
  }

  void end(List<Item> over, Map<UUID, List<WaitingJob>> gone, Map<UUID, Long> lost, Cause cause) {
    if (!over.isEmpty()) {
      jdbc.update(
          END,
          Columns.of(over)
              .add("uuid", Item::id)
              .add("int4", Item::attempts)
              .add("int8", it -> lost.getOrDefault(it.id(), 0L))
              .add("text", it -> ids(gone.getOrDefault(it.id(), List.of())))
              .value(cause.outcome)
              .value(cause.reason)
              .value(cause.message)
              .parameters());
    }
  }

  private static String ids(List<WaitingJob> jobs) {
    return jobs.stream().map(it -> it.jobId().toString()).collect(joining(","));
  }

  void bequeath(List<WaitingJob> heirs) {
    if (!heirs.isEmpty()) {
      tenants.register(
          jdbc
              .query(
                  BEQUEATH,
                  (row, _) -> new Entry(row.getString(1), row.getObject(2, UUID.class), 0),
                  Columns.of(heirs).add("uuid", WaitingJob::jobId).parameters())
              .stream()
              .distinct()
              .toList());
    }
  }
}
