package com.moviemind.api.generation;

import static com.moviemind.api.generation.JobStory.NOON;
import static com.moviemind.api.generation.JobStory.aPendingJob;

import com.moviemind.api.generation.JobState.Canceled;
import com.moviemind.api.generation.JobState.Done;
import com.moviemind.api.generation.JobState.Failed;
import com.moviemind.api.generation.JobState.InProgress;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JobStateTest {

  private static final UUID TEXT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private static final Failure FAILURE =
      new Failure(FailureReason.AI_API_ERROR, "401", "Not now", false);

  @Test
  void startedJobIsInProgress() {
    aPendingJob().isStarted().endsAs(new InProgress(NOON));
  }

  @Test
  void answerMayOvertakeItsOwnStart() {
    aPendingJob().isAnswered(TEXT).isStarted().endsAs(new Done(NOON, TEXT));
  }

  @Test
  void lateFailureDoesNotUndoAnAnswer() {
    aPendingJob().isStarted().isAnswered(TEXT).isGivenUp(FAILURE).endsAs(new Done(NOON, TEXT));
  }

  @Test
  void lateAnswerDoesNotUndoAFailure() {
    aPendingJob().isGivenUp(FAILURE).isAnswered(TEXT).endsAs(new Failed(NOON, FAILURE));
  }

  @Test
  void canceledJobIsCanceledWhetherStartedOrNot() {
    aPendingJob().isAbandoned().endsAs(new Canceled(NOON));
    aPendingJob().isStarted().isAbandoned().endsAs(new Canceled(NOON));
  }

  @Test
  void lateReportsOfACanceledJobChangeNothing() {
    aPendingJob().isAbandoned().isStarted().isAnswered(TEXT).endsAs(new Canceled(NOON));
    aPendingJob().isAbandoned().isGivenUp(FAILURE).endsAs(new Canceled(NOON));
  }

  @Test
  void lateCancelDoesNotUndoAnAnswer() {
    aPendingJob().isStarted().isAnswered(TEXT).isAbandoned().endsAs(new Done(NOON, TEXT));
  }

  @Test
  void secondAnswerDoesNotReplaceTheFirst() {
    aPendingJob().isAnswered(TEXT).isAnswered(OTHER).endsAs(new Done(NOON, TEXT));
  }
}
