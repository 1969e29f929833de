package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.worker.content.Texts;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.finish.FinishTransaction;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.leave.Expiries;
import com.moviemind.worker.quarantine.Quarantine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The queue fills up after it was last analyzed, while it was empty: the planner then believes that
 * reading all of it costs nothing. Whatever it believes, no statement may read the queue. Attempts
 * are left out: they are never emptied, so that their number is known by their pages.
 */
class OldStatisticsTest extends LedgerRoom {

  private static final int WAITING = 4_000;
  private static final int SOME = 50;

  /** Rows for each item touched; one look at the whole queue reads 80, and a join with it 4,000. */
  private static final int FEW = 24;

  private static final String ROWS_READ =
      """
      select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
      from pg_stat_xact_user_tables where schemaname = 'worker' and relname not like 'attempt%'
      """;

  @Autowired Expiries expiries;
  @Autowired Texts texts;
  @Autowired Quarantine quarantine;
  @Autowired Outbox outbox;
  @Autowired Announcements announcements;

  @BeforeEach
  void analyzedWhileEmpty() throws SQLException {
    asOwner(
        "alter table worker.work_item set (autovacuum_enabled = false)",
        "alter table worker.work_item_job set (autovacuum_enabled = false)");
    nothingWaits();
    arrive(jobs(200));
    claimAll();
    nothingWaits();
    asOwner("analyze worker.work_item, worker.work_item_job");
    assertThat(
            row(
                "select reltuples, relpages > 0 as pages from pg_class where relname = 'work_item'"))
        .containsEntry("reltuples", 0.0f)
        .containsEntry("pages", true);
    arrive(jobs(WAITING));
  }

  @AfterEach
  void othersFindThemAsTheyWere() throws SQLException {
    nothingWaits();
    asOwner(
        "alter table worker.work_item reset (autovacuum_enabled)",
        "alter table worker.work_item_job reset (autovacuum_enabled)");
  }

  private void nothingWaits() {
    forgetBudgets();
    db.sql("delete from worker.waiting_tenant").update();
  }

  private static void asOwner(String... statements) throws SQLException {
    try (var owner = INSTALLATION.connect("owner");
        var statement = owner.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void arrivals() {
    reads(() -> arrive(jobs(SOME)));
  }

  @Test
  void claims() {
    reads(() -> assertThat(take(SOME, SOME)).hasSize(SOME));
  }

  @Test
  void renewals() {
    othersAreWritten();
    var claims = take(SOME, SOME);
    reads(() -> assertThat(holdings.renew(claims)).hasSize(SOME));
  }

  @Test
  void finishes() {
    othersAreWritten();
    var claims = take(SOME, SOME);
    reads(() -> commit(claims.stream().<Finish>map(OldStatisticsTest::written).toList()));
  }

  @Test
  void textsGivenUp() {
    othersAreWritten();
    var claims = take(SOME, SOME);
    reads(() -> commit(claims.stream().<Finish>map(OldStatisticsTest::givenUp).toList()));
  }

  @Test
  void itemsPutBack() {
    othersAreWritten();
    var claims = take(SOME, SOME);
    reads(() ->
        commit(
            claims.stream()
                .<Finish>map(it ->
                    new Finish.PutBack(
                        it, Settlement.free("RATE_LIMIT", "no"), Duration.ZERO, "no"))
                .toList()));
  }

  @Test
  void claimsThatNoBudgetAllows() {
    cap(EVERY_TENANT, "day", RESERVED - 1);
    reads(() -> assertThat(take(SOME, SOME)).isEmpty());
  }

  @Test
  void leasesThatRanOut() {
    take(SOME, SOME);
    db.sql(
            "update worker.work_item set lease_until = now() - interval '1 s' where state = 'RUNNING'")
        .update();
    reads(() -> assertThat(expired.takeBack()).hasSize(SOME));
  }

  @Test
  void jobsCanceled() {
    var jobs = jobs(SOME);
    arrive(jobs);
    reads(() -> assertThat(cancel(jobs)).isEqualTo(SOME));
  }

  @Test
  void jobsWhoseWorkGoesOnForOthers() {
    var first = jobs(SOME);
    arrive(first);
    arrive(Stream.of(first).map(it -> aJobFor(it.subject())).toArray(Arrival[]::new));
    reads(() -> assertThat(cancel(first)).isEqualTo(SOME));
  }

  @Test
  void jobsThatCameTooLate() {
    arrive(jobs(SOME));
    db.sql(
            """
            update worker.work_item_job set start_by = now() - interval '1 s'
            where job_id in (select job_id from worker.work_item_job order by requested_at desc limit ?)
            """)
        .param(SOME)
        .update();
    reads(() -> assertThat(expiries.sweep()).isEqualTo(SOME));
  }

  /** Of each of many tenants one has waited, and another one is there no more. */
  @Test
  void sweepsOfTheRegister() {
    var tenants = Stream.generate(UUID::randomUUID).limit(6L * SOME).toList();
    arrive(tenants.stream().map(LedgerRoom::jobOf).toArray(Arrival[]::new));
    db.sql("delete from worker.work_item where tenant_id = any(?)")
        .param(tenants.subList(0, SOME).toArray(UUID[]::new))
        .update();
    db.sql("update worker.waiting_tenant set since = since - interval '1 minute'").update();
    reads(tenants.size(), () -> new WaitingTenants(jdbc).sweep(transaction));
    assertThat(row("select count(*) as n from worker.waiting_tenant"))
        .containsEntry("n", 5L * SOME + 1);
  }

  /** What runs elsewhere is in an index of its own, which is no way to the items of a list. */
  private void othersAreWritten() {
    assertThat(claimAll()).hasSize(1_000);
  }

  private static Finish givenUp(Claim claim) {
    return new Finish.GivenUp(
        claim, Settlement.lost("TIMEOUT", "No answer."), "AI_API_ERROR", "No.", "No.", true);
  }

  private static Finish written(Claim claim) {
    return new Finish.Written(claim, settled(5), "A text.", PASSPORT);
  }

  private void commit(List<Finish> finishes) {
    var work = new FinishTransaction(jdbc, texts, quarantine, budgets, outbox, announcements);
    assertThat(work.commit(finishes)).containsOnly(true).hasSize(SOME);
  }

  /** What this does with some items reads few rows for each, whatever the plan of today. */
  private void reads(Runnable step) {
    reads(SOME, step);
  }

  private void reads(int touched, Runnable step) {
    transaction.executeWithoutResult(_ -> {
      var before = rows();
      step.run();
      var read = rows() - before;
      assertThat(read).isLessThan((long) FEW * touched);
    });
  }

  private long rows() {
    return db.sql(ROWS_READ).query(Long.class).single();
  }

  private static Arrival[] jobs(int number) {
    var tenant = UUID.randomUUID();
    return Stream.generate(() -> jobOf(tenant)).limit(number).toArray(Arrival[]::new);
  }
}
