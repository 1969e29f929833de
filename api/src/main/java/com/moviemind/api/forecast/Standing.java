package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Queues.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a work item stands in the worker's ledger.
 *
 * @param lane of the item; of the job where it is not in the ledger
 * @param tenantId who pays, and in whose queue it stands
 * @param readyAt not before then; where it is not in the ledger, when it was asked for
 * @param budget which budget it waits for: whose, and of which period
 */
record Standing(
    Place place,
    String lane,
    UUID tenantId,
    Instant readyAt,
    @Nullable String budget,
    @Nullable Instant budgetUntil) {

  enum Place {
    NOT_IN_LEDGER,
    READY,
    RUNNING
  }

  static final String OF_JOB =
      """
      select w.state, coalesce(w.lane, j.lane) as lane, coalesce(w.tenant_id, j.tenant_id) as tenant_id,
        coalesce(w.item_ready_at, j.created_at) as ready_at, w.budget_owner, w.budget_period, w.budget_until
      from api.job j left join content.waiting_job w on w.job_id = j.id where j.id = ?
      """;

  static final String OF_WORK =
      """
      select state, lane, tenant_id, ready_at, null as budget_owner, null as budget_period,
        null::timestamptz as budget_until
      from content.live_item where entity_id = ? and locale = ? and context_tag = ?
      """;

  static Standing of(ResultSet row) throws SQLException {
    var owner = row.getString("budget_owner");
    var until = row.getObject("budget_until", OffsetDateTime.class);
    var ready = row.getObject("ready_at", OffsetDateTime.class);
    return new Standing(
        place(row.getString("state")),
        row.getString("lane"),
        row.getObject("tenant_id", UUID.class),
        ready.toInstant(),
        owner == null ? null : owner + ", " + row.getString("budget_period"),
        until == null ? null : until.toInstant());
  }

  private static Place place(@Nullable String state) {
    return state == null
        ? Place.NOT_IN_LEDGER
        : state.equals("RUNNING") ? Place.RUNNING : Place.READY;
  }

  Line queue() {
    return new Line(lane, tenantId);
  }
}
