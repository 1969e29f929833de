package com.moviemind.worker;

import static com.moviemind.worker.WorkerApplicationTest.A_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.events.GenerationRequested;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import com.moviemind.worker.money.BudgetOrder;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.money.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole worker, and a model that writes what must not be stored. */
class RefusedTextTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WRONG_YEAR =
      A_TEXT.replace("w historii polskiego kina", "w historii polskiego kina, z 1971 roku,");

  private static final TestInstallation installation = TestInstallation.fresh();
  private static final ModelServer model = new ModelServer();
  private static WorkerUnderTest worker;

  @BeforeAll
  static void start() {
    worker = WorkerUnderTest.start(installation, Map.of("openai.base-url", model.address()));
  }

  @AfterAll
  static void close() {
    worker.close();
    model.close();
    installation.close();
  }

  @Test
  void refusedTextIsWrittenAnewOnceToldWhyAndBothCallsArePaid() {
    model.writesAndThen(WRONG_YEAR, A_TEXT);
    var request = request();

    awaitEndOf(request);
    var text =
        row(
            "select text, cost_micros, attempts, 'years' = any(checks) as checked from content.text"
                + " where entity_id = ?",
            request);
    assertThat(text).containsEntry("attempts", 2).containsEntry("checked", true);
    assertThat((String) text.get("text")).startsWith("Jedyny taki rejs").doesNotContain("1971");
    var attempts = attempts(request);
    assertThat(attempts).hasSize(2);
    assertThat(attempts.getFirst())
        .containsEntry("state", "SETTLED")
        .containsEntry("error_class", "REJECTED_TEXT");
    assertThat(attempts.getLast())
        .containsEntry("state", "SETTLED")
        .containsEntry("error_class", null);
    assertThat(text.get("cost_micros")).isEqualTo(sum(attempts)).isNotEqualTo(0L);
    assertThat(model.requests.getLast().body())
        .contains("It named a year that the facts do not have.")
        .doesNotContain("1971");
  }

  @Test
  void textThatIsRefusedTwiceFailsAndTheCheckIsNamed() {
    model.writes(WRONG_YEAR);
    var request = request();

    awaitEndOf(request);
    assertThat(row("select * from worker.finished_item where entity_id = ?", request))
        .containsEntry("outcome", "FAILED")
        .containsEntry("reason", "VALIDATION_ERROR")
        .containsEntry(
            "message", "Check years: The text names 1 year(s) that the facts do not have.")
        .containsEntry("attempts", 2)
        .containsEntry("spent_micros", sum(attempts(request)));
    assertThat(attempts(request)).hasSize(2);
  }

  @Test
  void textThatAnotherStyleHasAlreadyIsRefusedAndANewVersionOfItsOwnStyleIsNot() {
    model.writes(A_TEXT);
    var plain = request();
    awaitEndOf(plain);
    var modern = send(GenerationRequested.newBuilder(plain).setContextTag("modern"));
    awaitEndOf(modern);
    var again = send(GenerationRequested.newBuilder(plain));
    awaitEndOf(again);

    assertThat(worker.count(texts(plain, "DEFAULT"))).isEqualTo(2);
    assertThat(worker.count(texts(plain, "modern"))).isZero();
    assertThat(
            worker.count(
                "select count(*) from worker.finished_item where message like 'Check copy: %%' and entity_id = '%s'"
                    .formatted(plain.getEntityId())))
        .isEqualTo(1);
  }

  @Test
  void secondCallThatNoBudgetHasRoomForWaitsForMoney() {
    Midnight.isNotNear(worker.db);
    model.writesAndThen(WRONG_YEAR, A_TEXT);
    var before = request();
    awaitEndOf(before);
    var reserved = micros(attempts(before).getFirst(), "reserved_micros");
    var poor = UUID.randomUUID();
    cap(poor, reserved);

    var request = request(poor);
    await()
        .atMost(PATIENCE)
        .until(() ->
            worker.count("select count(*) from worker.work_item where wait_reason like '%budget%'")
                == 1);
    var attempts = attempts(request);
    assertThat(attempts).hasSize(1);
    assertThat(attempts.getFirst()).containsEntry("state", "SETTLED");
    assertThat(
            worker.count(
                "select max(charged_micros) from worker.budget_account where owner = '%s'"
                    .formatted(poor)))
        .isEqualTo(sum(attempts))
        .isLessThanOrEqualTo(reserved);

    cap(poor, 10 * reserved);
    awaitEndOf(request);
    assertThat(attempts(request)).hasSize(3);
  }

  private static GenerationRequested request() {
    return request(UUID.randomUUID());
  }

  private static GenerationRequested request(UUID tenant) {
    var request =
        GenerationRequested.newBuilder(WorkerUnderTest.aRequest("interactive"))
            .setTenantId(tenant)
            .build();
    worker.send(installation.topics().requested("interactive"), request.getJobId(), request);
    return request;
  }

  private static GenerationRequested send(GenerationRequested.Builder another) {
    var request = another.setJobId(Ids.next()).build();
    worker.send(installation.topics().requested("interactive"), request.getJobId(), request);
    return request;
  }

  private static String texts(GenerationRequested request, String style) {
    return "select count(*) from content.text where entity_id = '%s' and context_tag = '%s'"
        .formatted(request.getEntityId(), style);
  }

  private static void awaitEndOf(GenerationRequested request) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            worker.count(
                    "select count(*) from worker.finished_item where '%s' = any(job_ids)"
                        .formatted(request.getJobId()))
                == 1);
  }

  private static void cap(UUID tenant, long micros) {
    worker
        .bean(Budgets.class)
        .apply(
            new BudgetOrder(
                UUID.randomUUID(), tenant, Period.DAY, micros, "a test", Instant.now()));
  }

  private static Map<String, @Nullable Object> row(String sql, GenerationRequested request) {
    return worker.db.sql(sql).param(request.getEntityId()).query().singleRow();
  }

  private static List<Map<String, @Nullable Object>> attempts(GenerationRequested request) {
    return worker
        .db
        .sql(
            """
            select a.* from worker.attempt a
            where a.item_id in (
              select id from worker.finished_item where entity_id = :entity
              union all select id from worker.work_item where entity_id = :entity)
            order by a.number
            """)
        .param("entity", request.getEntityId())
        .query()
        .listOfRows();
  }

  private static long sum(List<Map<String, @Nullable Object>> attempts) {
    var sum = 0L;
    for (var it : attempts) {
      sum += micros(it, "cost_micros");
    }
    return sum;
  }

  private static long micros(Map<String, @Nullable Object> row, String column) {
    return (Long) Objects.requireNonNull(row.get(column));
  }
}
