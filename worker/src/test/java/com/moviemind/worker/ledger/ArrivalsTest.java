package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalsTest extends LedgerRoom {

  @Test
  void equalWorkOfTwoTenantsIsOneItemAndOnePays() {
    var first = aJob();
    var second = aJobFor(first.subject());
    arrive(first, aJob());
    arrive(second);

    assertThat(items(first)).isEqualTo(1);
    assertThat(charged(first)).containsExactly(true, false);
    assertThat(row("select tenant_id from worker.work_item where entity_id = ?", entity(first)))
        .containsEntry("tenant_id", first.tenantId());
  }

  @Test
  void equalWorkInOneBatchIsOneItemAndOnePays() {
    var first = aJob();
    arrive(first, aJobFor(first.subject()), aJobFor(first.subject()));

    assertThat(items(first)).isEqualTo(1);
    assertThat(charged(first)).containsExactly(true, false, false);
  }

  @Test
  void joiningRaisesTheLaneAndNeverLowersIt() {
    var job = aJob();
    arrive(job);
    assertThat(lane(job)).isEqualTo("batch");
    arrive(aJobFor(job.subject()).in(Lane.INTERACTIVE));
    assertThat(lane(job)).isEqualTo("interactive");
    arrive(aJobFor(job.subject()));
    assertThat(lane(job)).isEqualTo("interactive");
  }

  @Test
  void laneOfABatchIsTheMostUrgentOfItsJobs() {
    var job = aJob();
    arrive(job, aJobFor(job.subject()).in(Lane.INTERACTIVE));

    assertThat(lane(job)).isEqualTo("interactive");
  }

  @Test
  void jobThatJoinsRunningWorkHearsThatItHasStarted() {
    var job = aJob();
    arrive(job);
    claimOf(job);
    var late = aJobFor(job.subject());
    arrive(late);

    assertThat(saidOf(job)).containsExactly("GenerationStarted");
    assertThat(saidOf(late)).containsExactly("GenerationStarted");
  }

  @Test
  void equalWorkAfterTheEndIsANewItem() {
    var job = aJob();
    arrive(job);
    assertThat(write(claimOf(job), 5)).isTrue();
    var again = aJobFor(job.subject());
    arrive(again);

    assertThat(charged(again)).containsExactly(true);
  }

  private long items(Arrival job) {
    return db.sql("select count(*) from worker.work_item where entity_id = ?")
        .param(entity(job))
        .query(Long.class)
        .single();
  }

  private @Nullable String lane(Arrival job) {
    return db.sql("select lane from worker.work_item where entity_id = ?")
        .param(entity(job))
        .query(String.class)
        .single();
  }

  private List<@Nullable Boolean> charged(Arrival job) {
    return db.sql(
            """
            select j.charged from worker.work_item_job j join worker.work_item i on i.id = j.item_id
            where i.entity_id = ? order by j.charged desc
            """)
        .param(entity(job))
        .query(Boolean.class)
        .list();
  }

  private static Object entity(Arrival job) {
    return job.subject().entityId();
  }
}
