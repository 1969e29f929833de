package com.moviemind.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.batch.RejectedData;
import com.moviemind.messaging.inbox.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

class RequestIntakeTest extends IntakeRoom {

  @Test
  void requestBecomesAnItemAndWakesTheWork() throws InterruptedException {
    workReady.await(Duration.ZERO);
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));

    assertThat(jobs(request)).isEqualTo(1);
    assertThat(items(request)).isEqualTo(1);
    assertThat(workReady.await(Duration.ZERO)).isTrue();
  }

  @Test
  void redeliveredBatchHasNoSecondEffect() {
    var request = aRequest("a-film");
    var batch = List.of(event(request), event(aRequest("another-film")));
    intake.handle(batch);
    intake.handle(batch);

    assertThat(jobs(request)).isEqualTo(1);
  }

  @Test
  void jobPublishedAgainAsANewEventHasNoSecondEffect() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    intake.handle(List.of(event(request), event(request)));

    assertThat(jobs(request)).isEqualTo(1);
  }

  @Test
  void jobPublishedAgainAfterItsEndHasNoSecondEffect() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    db.sql("delete from worker.work_item where entity_id = ?")
        .param(request.getEntityId())
        .update();
    db.sql("delete from worker.work_item_job where job_id = ?").param(request.getJobId()).update();
    intake.handle(List.of(event(request)));

    assertThat(items(request)).isZero();
  }

  @Test
  void batchTheDatabaseRejectsLeavesNothingBehind() {
    var good = aRequest("a-film");
    var bad = aRequest("a\u0000film");

    assertThatThrownBy(() -> intake.handle(List.of(event(good), event(bad))))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(jobs(good)).isZero();
  }

  @Test
  void requestOfADayThatIsNotThereYetIsNotRejected() {
    var early = aRequest("a-film", Instant.now().plus(60, ChronoUnit.DAYS));

    assertThatThrownBy(() -> intake.handle(List.of(event(early))))
        .isInstanceOfSatisfying(
            DataAccessException.class, it -> assertThat(RejectedData.is(it)).isFalse());
  }

  @Test
  void rejectedRequestFailsItsJobOnce() {
    var bad = aRequest("a\u0000film");
    intake.rejected(event(bad), "rejected by the database");
    intake.rejected(event(bad), "rejected by the database");

    assertThat(news(bad)).containsExactly(GenerationFailed.getClassSchema().getFullName());
  }

  @Test
  void requestTooOldToRememberFailsItsJobInsteadOfWaitingForEver() {
    var late = aRequest("a-film");
    late = GenerationRequested.newBuilder(late).setRequestedAt(tooLongAgo()).build();
    intake.handle(List.of(event(late), event(aRequest("another-film"))));

    assertThat(jobs(late)).isZero();
    assertThat(news(late)).containsExactly(GenerationFailed.getClassSchema().getFullName());
  }

  @Test
  void oldRequestOfAJobThatStillWaitsIsPassedOver() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    var again = GenerationRequested.newBuilder(request).setRequestedAt(tooLongAgo()).build();
    intake.handle(List.of(event(again)));

    assertThat(jobs(request)).isEqualTo(1);
    assertThat(news(request)).isEmpty();
  }

  private static Instant tooLongAgo() {
    return Instant.now().minus(Inbox.WINDOW).minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
  }
}
