package com.moviemind.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.messaging.audit.AuditedSchema;
import com.moviemind.messaging.audit.SelfAudit;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.audit.WorkerQuestions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Each kind of the worker's findings, planted. */
class WorkerAuditTest extends AuditRoom {

  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;

  @Test
  void quietLedgerHasNoFindings() {
    healthyItem();
    waitsFor(running("30 s"));
    sql(
        "insert into worker.budget_account values (?, 'day', (clock_timestamp() at time zone 'UTC')::date, 700)",
        tenant);
    look();

    assertThat(
            db.sql("select kind || subject from worker.audit_finding").query(String.class).list())
        .isEmpty();
  }

  @Test
  void jobThatWaitsForNothingIsFound() {
    assertFound("job-without-item", waitsFor(Ids.next()));
  }

  @Test
  void itemThatNobodyWaitsForIsFound() {
    assertFound("item-without-job", running("30 s"));
  }

  @Test
  void leaseThatNobodyTakesBackIsFoundWhenTheGraceIsOver() {
    var item = running("-2 min");
    waitsFor(item);
    look();
    assertThat(states("lease-run-out")).containsExactly(item + " SUSPECTED");
    assertThat(violations("lease-run-out")).isZero();
    assertThat(told("lease-run-out", item)).isEmpty();

    graceIsOver();
    assertFound("lease-run-out", item);
  }

  @Test
  void suspicionThatPassesIsNeverToldOf() {
    var item = running("-2 min");
    waitsFor(item);
    look();
    sql("update worker.work_item set lease_until = clock_timestamp() + interval '30 s'");
    look();

    assertThat(states("lease-run-out")).isEmpty();
    assertThat(told("lease-run-out", item)).isEmpty();
  }

  @Test
  void itemWithoutItsTextIsFound() {
    var item = healthyItem();
    sql("delete from content.text where work_item_id = ?", item);
    assertFound("item-text", item);
  }

  @Test
  void failedItemWithATextIsFound() {
    var item = healthyItem();
    sql("update worker.finished_item set outcome = 'FAILED', text_id = null where id = ?", item);
    assertFound("item-text", item);
  }

  @Test
  void textWithoutItemIsFound() {
    var item = healthyItem();
    sql("delete from worker.finished_item where id = ?", item);
    assertFound("text-without-work", textOf(item));
  }

  @Test
  void textWithoutAttemptIsFound() {
    var item = healthyItem();
    sql("delete from worker.attempt where item_id = ?", item);
    assertFound("text-without-work", textOf(item));
  }

  @Test
  void openAttemptOfAWorkerThatIsGoneIsFoundWhenTheGraceIsOver() {
    var attempt = attempt(Ids.next(), "OPEN", null);
    look();
    assertThat(states("attempt-open")).containsExactly(attempt + " SUSPECTED");
    graceIsOver();
    assertFound("attempt-open", attempt);
  }

  @Test
  void longCallIsWatchedAndNeverCounts() {
    var item = running("30 s");
    waitsFor(item);
    var attempt = attempt(item, "OPEN", null);
    look();
    graceIsOver();
    look();

    assertThat(states("attempt-open")).containsExactly(attempt + " SUSPECTED");
    sql("update worker.attempt set state = 'SETTLED', cost_micros = 5");
    look();
    assertThat(states("attempt-open")).isEmpty();
  }

  @Test
  void passportThatSaysAnotherPriceIsFound() {
    var item = healthyItem();
    sql("update content.text set cost_micros = 1 where work_item_id = ?", item);
    assertFound("cost-unlike-ledger", item);
  }

  @Test
  void passportWithOtherTokensThanItsCallIsFound() {
    var item = healthyItem();
    sql("update content.text set output_tokens = 1 where work_item_id = ?", item);
    assertFound("cost-unlike-ledger", item);
  }

  @Test
  void itemChargedLessThanItsCallsIsFound() {
    var item = healthyItem();
    attempt(item, "LOST", 9_000L);
    assertFound("cost-unlike-ledger", item);
  }

  @Test
  void lostCallThatTurnsOutCheaperIsNoFinding() {
    var item = healthyItem();
    attempt(item, "SETTLED", 5L);
    sql("update worker.finished_item set spent_micros = 9700, attempts = 2");
    sql("update content.text set cost_micros = 9700");
    look();

    assertThat(states("cost-unlike-ledger")).isEmpty();
  }

  @Test
  void budgetThatForgotACallIsFound() {
    healthyItem();
    sql(
        "insert into worker.budget_account values (?, 'day', (clock_timestamp() at time zone 'UTC')::date, 1)",
        tenant);
    assertFound("budget-unlike-ledger", budget());
  }

  @Test
  void keptSumsThatAreWrongMakeNoFindingAndAreThrownAway() {
    healthyItem();
    sql(
        """
        insert into worker.budget_account values (?, 'month',
          date_trunc('month', clock_timestamp() at time zone 'UTC')::date, 700)
        """,
        tenant);
    sql(
        """
        insert into worker.audit_spend values (
          date_trunc('month', clock_timestamp() at time zone 'UTC')::date, ?, 4)
        """,
        tenant);
    look();

    assertThat(states("budget-unlike-ledger")).isEmpty();
    // a kept sum is read only where its day is over since a day: the first of the month is not on
    // its 1st and 2nd
    assertThat(
            db.sql("select count(*) from worker.audit_spend where micros = 4")
                .query(Long.class)
                .single())
        .isEqualTo(dayOfMonth() <= 2 ? 1 : 0);
  }

  @Test
  void parkedEventIsFoundAndOneThatIsNotSentToo() {
    sql(
        """
        insert into worker.outbox (topic, key, event_id, event_type, schema_version, body, created_at, parked_at)
        values ('t', 'a', gen_random_uuid(), 'a.Thing', 1, '', clock_timestamp() - interval '2 min', null),
          ('t', 'b', gen_random_uuid(), 'a.Thing', 1, '', clock_timestamp(), clock_timestamp())
        """);
    look();
    assertThat(states("outbox-parked")).hasSize(1).first().asString().endsWith("OPEN");
    assertThat(states("outbox-stuck")).hasSize(1).first().asString().endsWith("SUSPECTED");
    graceIsOver();
    look();
    assertThat(states("outbox-stuck")).first().asString().endsWith("OPEN");
  }

  @Test
  void whatHoldsAgainIsToldOnce() {
    var item = healthyItem();
    sql("update content.text set cost_micros = 1 where work_item_id = ?", item);
    look();
    sql("update content.text set cost_micros = 700 where work_item_id = ?", item);
    look();
    look();

    assertThat(told("cost-unlike-ledger", item))
        .containsExactly("FOUND by self-audit", "ENDED by self-audit");
    assertThat(violations("cost-unlike-ledger")).isZero();
  }

  @Test
  void twoReplicasAskEachQuestionOnce() {
    look();
    sql("update worker.audit_progress set checked_at = '-infinity'");
    var other =
        new SelfAudit(
            new AuditedSchema("worker", WorkerQuestions.ALL, null),
            properties,
            transaction,
            new Leases(db, "worker", Duration.ofSeconds(3)),
            new SimpleMeterRegistry(),
            jdbc);

    sql(
        "update worker.lease set expires_at = clock_timestamp() + interval '1 min' where name = 'self-audit'");
    assertThat(other.look()).as("the lease is another's").isEmpty();
    assertThat(audit.look()).hasSameSizeAs(WorkerQuestions.ALL);
    assertThat(audit.look()).as("nothing is due").isEmpty();
    sql("update worker.lease set expires_at = clock_timestamp() where name = 'self-audit'");
    assertThat(other.look()).as("the interval is the schema's, not the replica's").isEmpty();
  }

  @Test
  void recordIsNotChanged() {
    assertFound("item-without-job", running("30 s"));
    for (var change :
        new String[] {
          "update worker.audit_event set who = 'x'", "delete from worker.audit_event"
        }) {
      assertThatThrownBy(() -> sql(change)).isInstanceOf(DataAccessException.class);
    }
  }

  private int dayOfMonth() {
    return db.sql("select extract(day from clock_timestamp() at time zone 'UTC')::int")
        .query(Integer.class)
        .single();
  }

  private UUID textOf(UUID item) {
    return db.sql("select id from content.text where work_item_id = ?")
        .param(item)
        .query(UUID.class)
        .single();
  }

  private String budget() {
    return db.sql("select owner || '/' || period || '/' || starts from worker.budget_account")
        .query(String.class)
        .single();
  }
}
