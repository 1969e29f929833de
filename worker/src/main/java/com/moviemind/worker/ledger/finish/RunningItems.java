package com.moviemind.worker.ledger.finish;

import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.jobs.Columns;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The items under way, as a finish sees them. */
final class RunningItems {

  /**
   * The first statement of every finish: whoever lost the item is refused here. Locks in the order
   * in which joining jobs lock, so that neither waits for the other in a circle.
   */
  private static final String LOCK =
      """
      select i.id, i.spent_micros, i.created_at, clock_timestamp(), i.tenant_id
      from unnest(?::uuid[], ?::int8[], ?::uuid[], ?::text[], ?::text[]) as held(id, fence, entity_id, locale, tag)
      join worker.work_item i on i.id = any(array[held.id]) and i.fence = held.fence and i.lease_until is not null
      order by held.entity_id, held.locale, held.tag
      for update of i
      """;

  private static final String PUT_BACK =
      """
      update worker.work_item i set state = 'READY', lease_owner = null, lease_until = null,
        ready_at = clock_timestamp() + back.pause * interval '1 millisecond', wait_reason = back.why,
        spent_micros = i.spent_micros + back.cost, model_rank = back.rank
      from unnest(?::uuid[], ?::int8[], ?::text[], ?::int8[], ?::int2[]) as back(id, pause, why, cost, rank)
      where i.id = any(array[back.id])
      """;

  /**
   * What the ledger knows of an item and its worker does not.
   *
   * @param spentMicros price of its settled and lost attempts
   * @param now the database's clock
   * @param tenantId who pays by now: the first may have canceled
   */
  record Account(long spentMicros, Instant createdAt, Instant now, UUID tenantId) {}

  private final JdbcTemplate jdbc;

  RunningItems(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the items that are still claimed as these finishes say. */
  Map<UUID, Account> lock(List<Finish> finishes) {
    var held = new HashMap<UUID, Account>();
    jdbc.query(
        LOCK,
        row -> {
          held.put(
              row.getObject(1, UUID.class),
              new Account(
                  row.getLong(2),
                  row.getTimestamp(3).toInstant(),
                  row.getTimestamp(4).toInstant(),
                  row.getObject(5, UUID.class)));
        },
        Columns.of(finishes)
            .add("uuid", it -> it.claim().item().id())
            .add("int8", it -> it.claim().fence())
            .add("uuid", it -> it.claim().item().subject().entityId())
            .add("text", it -> it.claim().item().subject().locale())
            .add("text", it -> it.claim().item().subject().contextTag())
            .parameters());
    return held;
  }

  void putBack(List<PutBack> finishes) {
    if (finishes.isEmpty()) {
      return;
    }
    jdbc.update(
        PUT_BACK,
        Columns.of(finishes)
            .add("uuid", it -> it.claim().item().id())
            .add("int8", it -> it.pause().toMillis())
            .add("text", PutBack::why)
            .add("int8", it -> it.attempt().chargedMicros(it.claim().reservedMicros()))
            .add("int2", PutBack::modelRank)
            .parameters());
  }
}
