package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.events.BudgetOrdered;
import com.moviemind.events.GenerationRequested;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.QuarantineReplay;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What operators order over Kafka, in the whole worker with a model. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorOrdersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TestInstallation installation = TestInstallation.fresh();
  private final WorkerUnderTest worker = WorkerUnderTest.start(installation, Map.of());

  @AfterAll
  void close() {
    worker.close();
    installation.close();
  }

  @Test
  void workWaitsForBudgetUntilItIsRaised() {
    Midnight.isNotNear(worker.db);
    var request = WorkerUnderTest.aRequest("interactive");
    var tenant = request.getTenantId();
    order(tenant, 0L);
    await()
        .atMost(PATIENCE)
        .until(() ->
            worker.count("select count(*) from worker.budget where owner = '%s'".formatted(tenant))
                == 1);
    send(request);
    await()
        .atMost(PATIENCE)
        .until(() ->
            worker.count(
                    """
                    select count(*) from content.waiting_job
                    where job_id = '%s' and wait_reason like 'budget: tenant, day, until%%'
                    """
                        .formatted(request.getJobId()))
                == 1);
    assertThat(texts(request)).isZero();

    order(tenant, 1_000_000L);
    await().atMost(PATIENCE).until(() -> texts(request) == 1);
    assertThat(
            worker.count(
                """
                select charged_micros - (select sum(cost_micros) from worker.attempt where tenant_id = owner)
                from worker.budget_account where owner = '%s'
                """
                    .formatted(tenant)))
        .isZero();
  }

  @Test
  void mendedEntryOfQuarantineBecomesAText() {
    var hopeless =
        GenerationRequested.newBuilder(WorkerUnderTest.aRequest("batch")).setFacts("[]").build();
    send(hopeless);
    await()
        .atMost(PATIENCE)
        .until(() ->
            worker.count(
                    "select count(*) from content.quarantine where cause = 'UNREADABLE_FACTS' and entity_id = '%s'"
                        .formatted(hopeless.getEntityId()))
                == 1);
    var entry =
        worker
            .db
            .sql("select id from content.quarantine where entity_id = ?")
            .param(hopeless.getEntityId())
            .query(UUID.class)
            .single();
    var edit =
        anOrder(entry, "edit", 1).setFacts("{\"title\":\"Rejs\",\"release_year\":1970}").build();
    var replay = anOrder(entry, "replay", 2).setJobs(List.of(again(hopeless))).build();
    for (var it : List.of(edit, replay, replay)) {
      worker.send(installation.topics().commands(), entry, it);
    }

    await().atMost(PATIENCE).until(() -> texts(hopeless) == 1);
    assertThat(
            worker.count(
                "select count(*) from content.quarantine where state = 'REPLAYED' and id = '%s'"
                    .formatted(entry)))
        .isEqualTo(1);
  }

  private void send(GenerationRequested request) {
    worker.send(installation.topics().requested(request.getLane()), request.getJobId(), request);
  }

  private void order(UUID tenant, @Nullable Long capMicros) {
    worker.send(
        installation.topics().commands(),
        tenant,
        BudgetOrdered.newBuilder()
            .setOrderId(Ids.next())
            .setOwner(tenant)
            .setPeriod("day")
            .setCapMicros(capMicros)
            .setOrderedBy("t/k")
            .setOrderedAt(now())
            .build());
  }

  private static QuarantineOrdered.Builder anOrder(UUID entry, String action, int revision) {
    return QuarantineOrdered.newBuilder()
        .setOrderId(Ids.next())
        .setQuarantineId(entry)
        .setAction(action)
        .setRevision(revision)
        .setJobs(List.of())
        .setOrderedBy("t/k")
        .setOrderedAt(now());
  }

  private static QuarantineReplay again(GenerationRequested failed) {
    return QuarantineReplay.newBuilder()
        .setJobId(Ids.next())
        .setRetryOf(failed.getJobId())
        .setTenantId(failed.getTenantId())
        .setLane(failed.getLane())
        .setEntityType(failed.getEntityType())
        .setEntityId(failed.getEntityId())
        .setLocale(failed.getLocale())
        .setContextTag(failed.getContextTag())
        .setRequestedAt(now())
        .build();
  }

  private long texts(GenerationRequested request) {
    return worker.count(
        "select count(*) from content.text where entity_id = '%s'"
            .formatted(request.getEntityId()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
