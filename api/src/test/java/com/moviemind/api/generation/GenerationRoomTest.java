package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.generation.Idempotency.Answer;
import com.moviemind.api.generation.Idempotency.Outcome;
import com.moviemind.api.generation.JobState.Done;
import com.moviemind.schemas.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ApiOnRealServers
class GenerationRoomTest {

  @Autowired GenerationJobs jobs;
  @Autowired Idempotency idempotency;
  @Autowired JobFold fold;
  @Autowired EventLog events;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void equalWorkOfATenantInFlightIsOneJob() throws Exception {
    var submission = submission(tenant(), film(), "modern");
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Accepted> ask = () -> jobs.submit(submission);
      var answers = clients.invokeAll(IntStream.range(0, 64).mapToObj(_ -> ask).toList());
      var ids = answers.stream().map(GenerationRoomTest::only).distinct().toList();
      assertThat(ids).hasSize(1);
    }
    assertThat(jobsAbout(submission.facts().id())).isEqualTo(1);
  }

  @Test
  void equalWorkOfTwoTenantsIsAJobEach() {
    var film = film();
    var one = jobs.submit(submission(tenant(), film, "modern"));
    var other = jobs.submit(submission(tenant(), film, "modern"));
    assertThat(one.jobs().getFirst().id()).isNotEqualTo(other.jobs().getFirst().id());
  }

  @Test
  void severalStylesAreAJobEachInTheOrderAsked() {
    var accepted = jobs.submit(submission(tenant(), film(), "humorous", "DEFAULT", "critical"));
    assertThat(accepted.jobs())
        .extracting(Accepted.AcceptedJob::contextTag)
        .containsExactly("humorous", "DEFAULT", "critical");
  }

  @Test
  void anotherTenantsJobIsNotFound() {
    var owner = tenant();
    var id = jobs.submit(submission(owner, film(), "modern")).jobs().getFirst().id();
    assertThat(jobs.find(owner, id)).isNotNull();
    assertThat(jobs.find(tenant(), id)).isNull();
  }

  @Test
  void jobUnderWayForAnEntityIsFoundWhateverItsStyle() {
    var submission = submission(tenant(), film(), "humorous");
    var entity = submission.facts().id();
    assertThat(jobs.underWay(submission.tenantId(), entity)).isNull();
    var id = jobs.submit(submission).jobs().getFirst().id();
    assertThat(jobs.underWay(submission.tenantId(), entity))
        .isNotNull()
        .extracting(Job::id)
        .isEqualTo(id);
    fold.handle(List.of(Said.completed(id, Ids.next())));
    assertThat(jobs.underWay(submission.tenantId(), entity)).isNull();
  }

  @Test
  void answerSettlesTheJobAndItsWorkMayBeAskedAgain() {
    var submission = submission(tenant(), film(), "modern");
    var first = jobs.submit(submission).jobs().getFirst().id();
    var text = Ids.next();
    fold.handle(List.of(Said.started(first), Said.completed(first, text)));
    var job = jobs.find(submission.tenantId(), first);
    assertThat(job).isNotNull().extracting(Job::state).isInstanceOf(Done.class);
    assertThat(jobs.submit(submission).jobs().getFirst().id()).isNotEqualTo(first);
  }

  @Test
  void repeatedAndOvertakenReportsChangeNothing() {
    var tenant = tenant();
    var id = jobs.submit(submission(tenant, film(), "modern")).jobs().getFirst().id();
    var completed = Said.completed(id, Ids.next());
    fold.handle(List.of(completed));
    fold.handle(List.of(Said.started(id), completed, Said.failed(id)));
    await().until(() -> !events.after(tenant, 0, 10).isEmpty());
    assertThat(events.after(tenant, 0, 10))
        .extracting(LoggedEvent::type)
        .containsExactly("job.completed");
  }

  @Test
  void reportOfAnUnknownJobIsPassedOver() {
    fold.handle(List.of(Said.started(Ids.next())));
  }

  @Test
  void sameKeyAndRequestGetTheSameAnswer() {
    var submission = submission(tenant(), film(), "modern");
    var first = idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
    var second = idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
    assertThat(first).isInstanceOf(Outcome.Fresh.class);
    assertThat(second).isEqualTo(new Outcome.Replayed(((Outcome.Fresh) first).answer()));
    assertThat(jobsAbout(submission.facts().id())).isEqualTo(1);
  }

  @Test
  void sameKeyWithAnotherRequestIsRefused() {
    var submission = submission(tenant(), film(), "modern");
    idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
    assertThat(idempotency.submit("k", new byte[] {2}, submission, GenerationRoomTest::answer))
        .isInstanceOf(Outcome.UsedOtherwise.class);
  }

  @Test
  void sameKeyOfAnotherTenantIsAnotherKey() {
    var film = film();
    for (var tenant : List.of(tenant(), tenant())) {
      var outcome =
          idempotency.submit(
              "k", new byte[] {1}, submission(tenant, film, "modern"), GenerationRoomTest::answer);
      assertThat(outcome).isInstanceOf(Outcome.Fresh.class);
    }
  }

  @Test
  void sameKeyWhileTheFirstIsBeingAcceptedHasToWait() {
    var submission = submission(tenant(), film(), "modern");
    transaction.executeWithoutResult(_ -> {
      idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
      assertThat(elsewhere(() -> again(submission))).isInstanceOf(Outcome.StillAccepting.class);
    });
    assertThat(again(submission)).isInstanceOf(Outcome.Replayed.class);
  }

  @Test
  void acceptanceThatFailsLeavesNeitherJobNorRecord() {
    var submission = submission(tenant(), film(), "modern");
    transaction.executeWithoutResult(status -> {
      idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
      status.setRollbackOnly();
    });
    assertThat(jobsAbout(submission.facts().id())).isZero();
    assertThat(again(submission)).isInstanceOf(Outcome.Fresh.class);
  }

  private Outcome again(Submission submission) {
    return idempotency.submit("k", new byte[] {1}, submission, GenerationRoomTest::answer);
  }

  private static <T> T elsewhere(Callable<T> work) {
    try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
      return other.submit(work).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static UUID only(Future<Accepted> answer) {
    return answer.resultNow().jobs().getFirst().id();
  }

  private static Answer answer(Accepted accepted) {
    return new Answer(202, "{\"job_id\":\"%s\"}".formatted(accepted.jobs().getFirst().id()));
  }

  private int jobsAbout(UUID entity) {
    var count =
        jdbc.queryForObject(
            "select count(*) from api.job where entity_id = ?", Integer.class, entity);
    return count == null ? 0 : count;
  }

  private UUID tenant() {
    var id = Ids.next();
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", id, "tenant " + id);
    return id;
  }

  private static EntityFacts film() {
    return new EntityFacts(
        Ids.next(), EntityType.MOVIE, "a-film-2001", 1, "{\"title\":\"A film\"}");
  }

  private static Submission submission(UUID tenant, EntityFacts facts, String... tags) {
    return new Submission(
        tenant, facts, facts.slug(), "en-US", List.of(tags), Lane.INTERACTIVE, null, null);
  }
}
