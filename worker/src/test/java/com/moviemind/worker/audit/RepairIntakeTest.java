package com.moviemind.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.events.RepairJob;
import com.moviemind.events.RepairOrdered;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.schemas.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is found is mended when it is ordered, once, and only while it is so. */
class RepairIntakeTest extends AuditRoom {

  @Test
  void openAttemptIsLostAndStaysCharged() {
    var attempt = attempt(Ids.next(), "OPEN", null);
    look();
    graceIsOver();
    assertFound("attempt-open", attempt);
    order("attempt-open", attempt);

    assertThat(row("select state, cost_micros from worker.attempt where id = ?", attempt))
        .containsEntry("state", "LOST")
        .containsEntry("cost_micros", 9_000L);
    assertMended("attempt-open", attempt);
  }

  @Test
  void callUnderWayIsNotTakenForLost() {
    var item = running("30 s");
    waitsFor(item);
    var attempt = attempt(item, "OPEN", null);
    order("attempt-open", attempt);

    assertThat(row("select state from worker.attempt where id = ?", attempt))
        .containsEntry("state", "OPEN");
    assertThat(told("attempt-open", attempt)).containsExactly("REFUSED by t/k");
  }

  @Test
  void itemThatNobodyWaitsForEndsCanceledAndPaid() {
    var item = running("30 s");
    attempt(item, "OPEN", null);
    look();
    order("item-without-job", item);

    assertThat(row("select outcome, spent_micros from worker.finished_item where id = ?", item))
        .containsEntry("outcome", "CANCELED")
        .containsEntry("spent_micros", 9_000L);
    assertMended("item-without-job", item);
  }

  @Test
  void jobThatWaitsForNothingHearsThatItFailed() {
    var job = waitsFor(Ids.next());
    look();
    order("job-without-item", job);

    assertThat(news(job)).containsExactly("GenerationFailed");
    assertMended("job-without-item", job);
  }

  @Test
  void itemGetsTheTextThatNamesIt() {
    var item = healthyItem();
    sql("update worker.finished_item set text_id = ? where id = ?", Ids.next(), item);
    look();
    order("item-text", item);
    assertMended("item-text", item);
  }

  @Test
  void textThatIsGoneIsNotMendedAndMayBeAccepted() {
    var item = healthyItem();
    sql("delete from content.text where work_item_id = ?", item);
    look();
    order("item-text", item);
    assertThat(told("item-text", item)).containsExactly("FOUND by self-audit", "REFUSED by t/k");

    order("accept", "item-text", item);
    look();
    assertThat(states("item-text")).containsExactly(item + " ACCEPTED");
    assertThat(violations("item-text")).isZero();
  }

  @Test
  void costIsCountedAnewFromTheLedger() {
    var item = healthyItem();
    attempt(item, "LOST", 9_000L);
    sql("update content.text set output_tokens = 1 where work_item_id = ?", item);
    look();
    order("cost-unlike-ledger", item);

    assertThat(
            row("select cost_micros, output_tokens from content.text where work_item_id = ?", item))
        .containsEntry("cost_micros", 9_700L)
        .containsEntry("output_tokens", 50L);
    assertMended("cost-unlike-ledger", item);
  }

  @Test
  void budgetIsCountedAnewFromTheLedger() {
    healthyItem();
    sql(
        "insert into worker.budget_account values (?, 'day', (clock_timestamp() at time zone 'UTC')::date, 1)",
        tenant);
    look();
    var subject =
        tenant + "/day/" + row("select starts::text from worker.budget_account").get("starts");
    order("repair", "budget-unlike-ledger", subject);

    assertThat(row("select charged_micros from worker.budget_account"))
        .containsEntry("charged_micros", 700L);
    assertMended("budget-unlike-ledger", subject);
  }

  @Test
  void parkedEventIsSentAgain() {
    sql(
        """
        insert into worker.outbox (topic, key, event_id, event_type, schema_version, body, parked_at)
        values ('t', 'b', gen_random_uuid(), 'a.Thing', 1, '', clock_timestamp())
        """);
    look();
    var id = row("select id::text from worker.outbox").get("id");
    order("repair", "outbox-parked", String.valueOf(id));
    assertMended("outbox-parked", String.valueOf(id));
  }

  @Test
  void orderIsCarriedOutOnce() {
    var item = running("30 s");
    look();
    var order = anOrder("repair", "item-without-job", item.toString());
    take(order);
    take(order);

    assertThat(told("item-without-job", item))
        .containsExactly("FOUND by self-audit", "ENDED by self-audit", "REPAIRED by t/k");
  }

  @Test
  void orderMendsTwoFindingsOfOneRow() {
    var item = healthyItem();
    sql(
        "update worker.finished_item set text_id = ?, spent_micros = 1 where id = ?",
        Ids.next(),
        item);
    look();
    var first = anOrder("repair", "item-text", item.toString());
    take(first);
    take(RepairOrdered.newBuilder(first).setKind("cost-unlike-ledger").build());

    assertMended("item-text", item);
    assertMended("cost-unlike-ledger", item);
  }

  @Test
  void whatIsNotSoAnyMoreIsLeftAlone() {
    var item = running("30 s");
    look();
    waitsFor(item);
    order("item-without-job", item);

    assertThat(row("select state from worker.work_item where id = ?", item))
        .containsEntry("state", "RUNNING");
    assertThat(told("item-without-job", item)).last().isEqualTo("REFUSED by t/k");
  }

  @Test
  void endOfAFinishedJobIsToldAgain() {
    var job = Ids.next();
    sql("update worker.finished_item set job_ids = array[?] where id = ?", job, healthyItem());
    order("job-not-ending", job);

    assertThat(news(job)).containsExactly("GenerationCompleted");
    assertThat(told("job-not-ending", job)).containsExactly("REPAIRED by t/k");
  }

  @Test
  void jobThatArrivedAndIsNowhereHasFailed() {
    var job = Ids.next();
    sql(
        "insert into worker.inbox values ((clock_timestamp() at time zone 'UTC')::date, 'worker.intake', ?)",
        job);
    order("job-not-ending", job);

    assertThat(news(job)).containsExactly("GenerationFailed");
  }

  @Test
  void jobThatWaitsOrNeverArrivedIsNotToldOf() {
    var job = Ids.next();
    order("job-not-ending", job);
    var waiting = waitsFor(running("30 s"));
    order("job-not-ending", waiting);

    assertThat(news(job)).isEmpty();
    assertThat(news(waiting)).isEmpty();
    assertThat(told("job-not-ending", waiting)).containsExactly("REFUSED by t/k");
  }

  private void order(String kind, UUID subject) {
    order("repair", kind, subject.toString());
  }

  private void order(String action, String kind, UUID subject) {
    order(action, kind, subject.toString());
  }

  private void order(String action, String kind, String subject) {
    take(anOrder(action, kind, subject));
  }

  private void take(RepairOrdered order) {
    intake.handle(List.of(new InboundEvent(order, Ids.next(), Instant.now(), null)));
  }

  private RepairOrdered anOrder(String action, String kind, String subject) {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var order =
        RepairOrdered.newBuilder()
            .setOrderId(Ids.next())
            .setAction(action)
            .setKind(kind)
            .setSubjects(List.of(subject))
            .setOrderedBy("t/k")
            .setOrderedAt(now);
    if (kind.startsWith("job-")) {
      order.setJobs(
          List.of(
              RepairJob.newBuilder()
                  .setJobId(UUID.fromString(subject))
                  .setTenantId(tenant)
                  .setLane("batch")
                  .setEntityType("MOVIE")
                  .setEntityId(Ids.next())
                  .setLocale("en-US")
                  .setContextTag("DEFAULT")
                  .setRequestedAt(now)
                  .build()));
    }
    return order.build();
  }

  private void assertMended(String kind, Object subject) {
    look();
    assertThat(states(kind)).isEmpty();
    assertThat(violations(kind)).isZero();
    assertThat(told(kind, subject)).last().isEqualTo("REPAIRED by t/k");
  }

  private List<@Nullable String> news(UUID job) {
    return db.sql("select substring(event_type from '[^.]*$') from worker.outbox where key = ?")
        .param(job.toString())
        .query(String.class)
        .list();
  }

  private Map<String, @Nullable Object> row(String sql, Object... values) {
    return db.sql(sql).params(values).query().singleRow();
  }
}
