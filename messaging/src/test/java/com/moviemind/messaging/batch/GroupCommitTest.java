package com.moviemind.messaging.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final ConcurrentLinkedQueue<List<Integer>> batches = new ConcurrentLinkedQueue<>();

  @Test
  void requestsThatArriveDuringACommitShareTheNext() throws Exception {
    var firstIsUnderWay = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var commits =
            new GroupCommit<Integer, Integer>(
                "test",
                100,
                1,
                Duration.ZERO,
                batch -> {
                  batches.add(batch);
                  firstIsUnderWay.countDown();
                  await(goOn);
                  return batch.stream().map(it -> it * 2).toList();
                });
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Integer>>();
      answers.add(clients.submit(() -> commits.submit(0)));
      firstIsUnderWay.await();
      for (int n = 1; n < 50; n++) {
        int item = n;
        answers.add(clients.submit(() -> commits.submit(item)));
      }
      Awaitility.await().until(() -> commits.waiting() == 49);
      goOn.countDown();
      for (int n = 0; n < 50; n++) {
        assertThat(answers.get(n).get()).isEqualTo(n * 2);
      }
    }
    assertThat(batches).hasSize(2);
  }

  @Test
  void firstIsCommittedAtOnceAndWhatComesSoonAfterItTogether() throws Exception {
    var queuing = queueAfterTheFirst();
    // what took longer to come did not come soon
    for (var n = 1; n < 5 && queuing.compareTo(Duration.ofSeconds(1)) > 0; n++) {
      batches.clear();
      queuing = queueAfterTheFirst();
    }
    assertThat(batches).hasSize(2);
  }

  /** How long it took until all were under way. */
  private Duration queueAfterTheFirst() throws Exception {
    try (var commits =
            new GroupCommit<Integer, Integer>(
                "test",
                100,
                1,
                Duration.ofSeconds(2),
                batch -> {
                  batches.add(batch);
                  return batch;
                });
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var began = System.nanoTime();
      assertThat(commits.submit(0)).isEqualTo(0);
      var answers = new ArrayList<Future<Integer>>();
      for (int n = 1; n < 50; n++) {
        int item = n;
        answers.add(clients.submit(() -> commits.submit(item)));
      }
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> commits.waiting() == 49 || batches.size() > 1);
      var queuing = Duration.ofNanos(System.nanoTime() - began);
      for (var answer : answers) {
        answer.get();
      }
      return queuing;
    }
  }

  @Test
  void whatComesAfterTheEndIsRefusedAndDoesNotWait() {
    var commits = new GroupCommit<Integer, Integer>("test", 100, 1, Duration.ZERO, batch -> batch);
    commits.close();

    assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void itemThatFailsFailsOnlyItself() throws Exception {
    var hold = new CountDownLatch(1);
    try (var commits =
            new GroupCommit<Integer, Integer>(
                "test",
                100,
                1,
                Duration.ZERO,
                batch -> {
                  await(hold);
                  if (batch.contains(13)) {
                    throw new IllegalStateException("thirteen");
                  }
                  return batch;
                });
        var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = clients.submit(() -> commits.submit(1));
      var bad = clients.submit(() -> commits.submit(13));
      var alsoGood = clients.submit(() -> commits.submit(2));
      hold.countDown();
      assertThat(good.get()).isEqualTo(1);
      assertThat(alsoGood.get()).isEqualTo(2);
      assertThatThrownBy(bad::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("thirteen");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
