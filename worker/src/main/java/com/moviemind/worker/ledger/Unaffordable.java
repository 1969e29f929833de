package com.moviemind.worker.ledger;

import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.money.Refusal;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts claimed items back that no budget allows, as if they had never been claimed. */
final class Unaffordable {

  /**
   * An item keeps its place: its owner's hold keeps it from being claimed. Only a call that is
   * larger than the cap itself steps aside for others.
   */
  private static final String PUT_BACK =
      """
      update worker.work_item i set state = 'READY', lease_owner = null, lease_until = null,
        attempts = i.attempts - 1, wait_reason = back.why, ready_at = coalesce(back.until, i.ready_at)
      from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as back(id, why, until)
      where i.id = any(array[back.id])
      """;

  private final JdbcTemplate jdbc;

  Unaffordable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void putBack(Map<Claim, Refusal> refused) {
    if (refused.isEmpty()) {
      return;
    }
    jdbc.update(
        PUT_BACK,
        Columns.of(List.copyOf(refused.entrySet()))
            .add("uuid", it -> it.getKey().item().id())
            .add("text", it -> it.getValue().reason())
            .add(
                "timestamptz",
                it -> it.getValue().exceedsCap() ? Timestamp.from(it.getValue().until()) : null)
            .parameters());
  }
}
