package com.moviemind.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.bench.load.WorkList.Film;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {

  private static final long LIMIT_MS = 60_000;

  private static WorkList films(int count) {
    return new WorkList(
        IntStream.range(0, count)
            .mapToObj(n -> new Film("film-" + n, "Film " + n, "2001"))
            .toList());
  }

  private static Outcome run(FakeApi api, WorkList work, Plan plan) throws InterruptedException {
    try (var load = Load.start(api.address(), "key", work, plan)) {
      assertThat(load.awaitEnd(LIMIT_MS)).isTrue();
      return load.outcome();
    }
  }

  @Test
  void everyJobIsFollowedToItsEnd() throws Exception {
    try (var api = new FakeApi(0)) {
      var outcome = run(api, films(10), Plan.of(300, 8));
      assertThat(outcome.done()).isEqualTo(300);
      assertThat(outcome.failures()).isZero();
      assertThat(outcome.acceptMs()).hasSize(300).isSorted();
      assertThat(outcome.endToEndMs()).hasSize(300).allMatch(it -> it > 0);
    }
  }

  @Test
  void equalWorkIsNeverInFlightTwice() throws Exception {
    try (var api = new FakeApi(0)) {
      run(api, films(1), Plan.of(200, 16));
      assertThat(api.repeated()).isZero();
    }
  }

  @Test
  void refusalsAreCountedAndEndTheLoadAllTheSame() throws Exception {
    try (var api = new FakeApi(10)) {
      var outcome = run(api, films(10), Plan.of(100, 4));
      assertThat(outcome.codes()).containsEntry(202, 90L).containsEntry(503, 10L);
      assertThat(outcome.failures()).isEqualTo(10);
    }
  }

  @Test
  void offeredRateIsNotExceeded() throws Exception {
    try (var api = new FakeApi(0)) {
      var outcome = run(api, films(10), Plan.of(50, 8).atRate(100));
      assertThat(outcome.seconds()).isGreaterThan(0.49);
    }
  }

  @Test
  void noMoreJobsWaitThanPlanned() throws Exception {
    try (var api = new FakeApi(0)) {
      var outcome = run(api, films(10), Plan.of(100, 16).keeping(1));
      var jobs =
          outcome.jobs().stream()
              .sorted((a, b) -> Long.compare(a.sentMicros(), b.sentMicros()))
              .toList();
      assertThat(outcome.done()).isEqualTo(100);
      assertThat(jobs.get(1).sentMicros()).isGreaterThan(jobs.getFirst().acceptedMicros());
    }
  }

  @Test
  void filmsThatTheCallLogCannotTellApartAreLeftOut() {
    var twice = List.of(new Film("a-2001", "A", "2001"), new Film("a-2001-b", "A", "2001"));
    assertThat(new WorkList(twice).size()).isEqualTo(20);
  }
}
