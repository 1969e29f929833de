package com.moviemind.api.budgets;

import com.moviemind.api.budgets.BudgetAnswers.Budget;
import com.moviemind.api.budgets.BudgetAnswers.BudgetChange;
import com.moviemind.api.budgets.BudgetAnswers.Spent;
import com.moviemind.api.budgets.BudgetAnswers.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the worker publishes of money. */
@Component
class BudgetViews {

  private static final int MOST_ROWS = 100;

  private final JdbcClient jdbc;

  BudgetViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The caps in force: an operator's word hides the property's. */
  List<Budget> budgets(@Nullable UUID owner) {
    return jdbc.sql(
            """
            select distinct on (owner, period) * from content.budget
            where :owner::uuid is null or owner = :owner
            order by owner, period, origin
            """)
        .param("owner", owner)
        .query((row, _) -> budget(row))
        .list();
  }

  /** Who waits, those who wait longest first; at most a hundred. */
  List<Waiting> waiting() {
    return jdbc.sql("select * from content.budget_hold order by since limit ?")
        .param(MOST_ROWS)
        .query((row, _) ->
            new Waiting(
                new Owner(row.getObject("owner", UUID.class)).word(),
                row.getString("period"),
                row.getLong("cap_micros"),
                row.getLong("need_micros"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant()))
        .list();
  }

  List<BudgetChange> changes(UUID owner) {
    return jdbc.sql(
            "select * from content.budget_order where owner = ? order by applied_at desc limit ?")
        .params(owner, MOST_ROWS)
        .query((row, _) -> change(row))
        .list();
  }

  List<Spent> spend(LocalDate from, LocalDate to, @Nullable UUID tenant) {
    return jdbc.sql(
            """
            select * from content.spend
            where day between :from and :to and (:tenant::uuid is null or tenant_id = :tenant)
            order by day desc, charged_micros desc, tenant_id, model
            """)
        .param("from", from)
        .param("to", to)
        .param("tenant", tenant)
        .query((row, _) -> spent(row))
        .list();
  }

  private static Budget budget(ResultSet row) throws SQLException {
    return new Budget(
        new Owner(row.getObject("owner", UUID.class)).word(),
        row.getString("period"),
        row.getString("origin"),
        row.getLong("cap_micros"),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("starts", LocalDate.class),
        row.getObject("charged_micros", Long.class),
        instant(row, "waiting_since"),
        instant(row, "waiting_until"));
  }

  private static BudgetChange change(ResultSet row) throws SQLException {
    return new BudgetChange(
        row.getObject("id", UUID.class),
        row.getString("period"),
        row.getObject("cap_micros", Long.class),
        row.getString("ordered_by"),
        row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
        row.getObject("applied_at", OffsetDateTime.class).toInstant());
  }

  private static Spent spent(ResultSet row) throws SQLException {
    return new Spent(
        row.getObject("tenant_id", UUID.class),
        row.getObject("day", LocalDate.class),
        row.getString("model"),
        row.getLong("attempts"),
        row.getLong("open_attempts"),
        row.getLong("lost_attempts"),
        row.getLong("charged_micros"),
        row.getLong("reserved_micros"),
        row.getLong("input_tokens"),
        row.getLong("cached_input_tokens"),
        row.getLong("output_tokens"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
