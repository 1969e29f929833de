package com.moviemind.worker.money;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The statements on what counts against caps; each takes any number of accounts. */
final class AccountTable {

  private static final String LOCK =
      """
      select owner, period, starts, cap_micros, charged_micros
      from worker.lock_budget_accounts(?::uuid[], ?::date[])
      """;

  private static final String CHARGE =
      """
      update worker.budget_account k set charged_micros = it.charged
      from unnest(?::uuid[], ?::text[], ?::date[], ?::int8[]) as it(owner, period, starts, charged)
      where k.owner = it.owner and k.period = it.period and k.starts = it.starts
      """;

  private static final String HOLD =
      """
      insert into worker.budget_hold as h (owner, period, starts, cap_micros, need_micros, until)
      select * from unnest(?::uuid[], ?::text[], ?::date[], ?::int8[], ?::int8[], ?::timestamptz[])
      on conflict (owner) do update set period = excluded.period, starts = excluded.starts,
        cap_micros = excluded.cap_micros, need_micros = excluded.need_micros, until = excluded.until
      """;

  private static final String GIVE_BACK =
      "select worker.give_back(?::uuid[], ?::date[], ?::int8[])";

  private final JdbcTemplate jdbc;

  AccountTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void giveBack(List<Reservation> sums) {
    if (!sums.isEmpty()) {
      jdbc.query(
          GIVE_BACK,
          _ -> {},
          column("uuid", sums, Reservation::tenantId),
          column("date", sums, Reservation::day),
          column("int8", sums, Reservation::micros));
    }
  }

  /** What these count against, locked until the end of the transaction; none without caps. */
  List<Account> lock(List<Reservation> wanted) {
    var payers = wanted.stream().map(Payer::of).distinct().toList();
    return payers.isEmpty()
        ? List.of()
        : jdbc.query(
            LOCK,
            (row, _) -> Account.of(row),
            column("uuid", payers, Payer::tenantId),
            column("date", payers, Payer::day));
  }

  void charge(Collection<Account> accounts) {
    if (!accounts.isEmpty()) {
      jdbc.update(
          CHARGE,
          column("uuid", accounts, Account::owner),
          column("text", accounts, it -> it.period().word()),
          column("date", accounts, Account::starts),
          column("int8", accounts, Account::chargedMicros));
    }
  }

  void hold(Collection<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      jdbc.update(
          HOLD,
          column("uuid", refusals, it -> it.account().owner()),
          column("text", refusals, it -> it.account().period().word()),
          column("date", refusals, it -> it.account().starts()),
          column("int8", refusals, it -> it.account().capMicros()),
          column("int8", refusals, Refusal::needMicros),
          column("timestamptz", refusals, it -> Timestamp.from(it.until())));
    }
  }

  private static <T> SqlArrayValue column(
      String type, Collection<T> rows, Function<T, Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }
}
