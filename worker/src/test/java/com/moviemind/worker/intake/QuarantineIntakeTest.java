package com.moviemind.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.events.GenerationRequested;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.QuarantineReplay;
import com.moviemind.schemas.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QuarantineIntakeTest extends IntakeRoom {

  @Autowired QuarantineIntake orders;

  /** As the database rejects it: a character that no text may hold. */
  private final GenerationRequested bad = aRequest("a\u0000film");

  @Test
  void rejectedRequestIsKeptWithWhatTheDatabaseTakes() {
    reject();

    assertThat(entry())
        .containsEntry("state", "HELD")
        .containsEntry("cause", "REJECTED_BY_DATABASE")
        .containsEntry("slug", "a\uFFFDfilm")
        .containsEntry("tenant_id", bad.getTenantId());
    assertThat(news(bad)).hasSize(1);
  }

  @Test
  void rejectedRequestIsKeptOnce() {
    reject();
    reject();

    assertThat(
            db.sql("select count(*) from content.quarantine where id = ?")
                .param(bad.getJobId())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void replayPutsTheEditedRequestIntoTheLedgerOnce() {
    reject();
    order(anOrder("edit", 1).setFacts("{\"title\":\"Mended\"}").setContextTag("modern").build());
    var replay = aReplay(2);
    order(replay);
    order(replay);

    var job = replay.getJobs().getFirst().getJobId();
    assertThat(
            db.sql(
                    """
                    select i.facts || ' ' || i.context_tag from worker.work_item i
                    join worker.work_item_job j on j.item_id = i.id where j.job_id = ?
                    """)
                .param(job)
                .query(String.class)
                .list())
        .containsExactly("{\"title\":\"Mended\"} modern");
    assertThat(entry()).containsEntry("state", "REPLAYED").containsEntry("revision", 2);
    assertThat(outcomes()).containsExactly("edit DONE by t/k", "replay DONE by t/k");
  }

  @Test
  void replayOfAnEntryThatWasEditedMeanwhileFailsItsJobs() {
    reject();
    order(anOrder("edit", 1).setFacts("{}").build());
    var stale = aReplay(1);
    order(stale);

    assertThat(
            db.sql("select substring(event_type from '[^.]*$') from worker.outbox where key = ?")
                .param(stale.getJobs().getFirst().getJobId().toString())
                .query(String.class)
                .list())
        .containsExactly("GenerationFailed");
    assertThat(entry()).containsEntry("state", "HELD");
    assertThat(outcomes()).last().asString().contains("REFUSED: it was edited since");
  }

  @Test
  void discardedEntryIsNotReplayed() {
    reject();
    order(anOrder("discard", 1).build());
    order(aReplay(1));

    assertThat(entry()).containsEntry("state", "DISCARDED");
    assertThat(outcomes()).last().asString().contains("REFUSED: it was discarded before");
  }

  @Test
  void orderThatNobodyKnowsIsRefusedNotRepeated() {
    reject();
    order(anOrder("burn", 1).build());

    assertThat(outcomes()).containsExactly("burn REFUSED: nobody here knows how to burn by t/k");
  }

  private void reject() {
    intake.rejected(event(bad), "rejected by the database");
  }

  private void order(QuarantineOrdered order) {
    orders.handle(List.of(event(order)));
  }

  private QuarantineOrdered.Builder anOrder(String action, int revision) {
    return QuarantineOrdered.newBuilder()
        .setOrderId(Ids.next())
        .setQuarantineId(bad.getJobId())
        .setAction(action)
        .setRevision(revision)
        .setJobs(List.of())
        .setOrderedBy("t/k")
        .setOrderedAt(now());
  }

  private QuarantineOrdered aReplay(int revision) {
    var job =
        QuarantineReplay.newBuilder()
            .setJobId(Ids.next())
            .setRetryOf(bad.getJobId())
            .setTenantId(bad.getTenantId())
            .setLane("batch")
            .setEntityType("MOVIE")
            .setEntityId(UUID.randomUUID())
            .setLocale("en-US")
            .setContextTag("modern")
            .setRequestedAt(now())
            .build();
    return anOrder("replay", revision).setJobs(List.of(job)).build();
  }

  private Map<String, @Nullable Object> entry() {
    return db.sql("select * from content.quarantine where id = ?")
        .param(bad.getJobId())
        .query()
        .singleRow();
  }

  private List<@Nullable String> outcomes() {
    return db.sql(
            """
            select action || ' ' || outcome || ' by ' || ordered_by from content.quarantine_order
            where quarantine_id = ? order by applied_at
            """)
        .param(bad.getJobId())
        .query(String.class)
        .list();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
