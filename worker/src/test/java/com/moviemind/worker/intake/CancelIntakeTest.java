package com.moviemind.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationRequested;
import com.moviemind.events.JobCancelRequested;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CancelIntakeTest extends IntakeRoom {

  @Autowired CancelIntake cancels;

  @Test
  void wishEndsAJobThatWaits() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    cancels.handle(List.of(event(wish(request))));

    assertThat(items(request)).isZero();
    assertThat(news(request)).containsExactly(canceled());
  }

  @Test
  void requestThatFollowsItsOwnCancelIsPassedOver() {
    var request = aRequest("a-film");
    cancels.handle(List.of(event(wish(request))));
    intake.handle(List.of(event(request)));

    assertThat(items(request)).isZero();
    assertThat(news(request)).containsExactly(canceled());
  }

  @Test
  void repeatedWishesAreAnsweredOnce() {
    var early = aRequest("a-film");
    var late = aRequest("another-film");
    intake.handle(List.of(event(late)));
    var both = List.of(event(wish(early)), event(wish(late)), event(wish(early)));
    cancels.handle(both);
    cancels.handle(both);

    assertThat(news(early)).containsExactly(canceled());
    assertThat(news(late)).containsExactly(canceled());
  }

  @Test
  void wishForAJobTooOldToRememberSaysNothing() {
    var request = aRequest("a-film", Instant.now().minus(20, ChronoUnit.DAYS));
    cancels.handle(List.of(event(wish(request))));

    assertThat(news(request)).isEmpty();
  }

  private static String canceled() {
    return GenerationCanceled.getClassSchema().getFullName();
  }

  private static JobCancelRequested wish(GenerationRequested request) {
    return JobCancelRequested.newBuilder()
        .setJobId(request.getJobId())
        .setTenantId(request.getTenantId())
        .setWorkItem(request.getWorkItem())
        .setLane(request.getLane())
        .setEntityType(request.getEntityType())
        .setEntityId(request.getEntityId())
        .setLocale(request.getLocale())
        .setContextTag(request.getContextTag())
        .setRequestedAt(request.getRequestedAt())
        .setCancelRequestedAt(request.getRequestedAt())
        .build();
  }
}
