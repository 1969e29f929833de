package com.moviemind.local.product;

import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Client.Answer;
import com.moviemind.local.product.Works.Work;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask for one new text after the other, each under an idempotency key of its own, and
 * ask again with the same key until they hear 202; then they look at the job and at the film.
 */
final class Load {

  private static final int CLIENTS = 4;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Client client;
  private final CountDownLatch enough = new CountDownLatch(1);
  private final Map<UUID, Work> accepted = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> trouble = java.util.Collections.synchronizedList(new ArrayList<>());

  private Load(Client client) {
    this.client = client;
  }

  static Load start(Client client) {
    var load = new Load(client);
    for (int n = 0; n < CLIENTS; n++) {
      load.threads.add(
          Thread.ofVirtual()
              .uncaughtExceptionHandler((_, e) -> load.trouble.add(e))
              .start(load::ask));
    }
    return load;
  }

  /** Waits for so many more accepted requests. */
  void awaitAccepted(int more) {
    var goal = accepted.size() + more;
    await("%d accepted requests".formatted(goal))
        .atMost(Product.PATIENCE)
        .until(() -> accepted.size() >= goal);
  }

  /** Begins no request any more; answers with all jobs, once each request was accepted. */
  Map<UUID, Work> finish() {
    enough.countDown();
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }
    if (!trouble.isEmpty()) {
      throw new AssertionError("a client gave up", trouble.getFirst());
    }
    System.out.printf(
        "  | %d accepted, answers %s, %d without an answer%n",
        accepted.size(), statuses, unanswered.get());
    return Map.copyOf(accepted);
  }

  /** How often each status was answered. */
  Map<Integer, Integer> statuses() {
    return Map.copyOf(statuses);
  }

  private void ask() {
    try {
      do {
        var work = Works.next(client);
        var key = UUID.randomUUID().toString();
        var job =
            await("a 202 for " + work)
                .atMost(Product.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(() -> tried(work, key), it -> it.length() > 0);
        accepted.put(UUID.fromString(job), work);
        look("/api/v1/jobs/" + job);
        look("/api/v1/movies?slugs=" + work.slug());
      } while (!enough.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String path) {
    try {
      var answer = client.get(path);
      statuses.merge(answer.status(), 1, Integer::sum);
      if (answer.status() != 200 && answer.status() != 503) {
        throw new AssertionError(path + " was answered with " + answer);
      }
    } catch (UncheckedIOException e) {
      unanswered.incrementAndGet();
    }
  }

  /** The job, or nothing where it has to be tried again. */
  private String tried(Work work, String key) {
    Answer answer;
    try {
      answer = client.generate(work, key);
    } catch (UncheckedIOException e) {
      unanswered.incrementAndGet();
      return "";
    }
    statuses.merge(answer.status(), 1, Integer::sum);
    return switch (answer.status()) {
      case 202 -> answer.json().get("job_id").asString();
      case 409, 503 -> problem(answer);
      default -> throw new AssertionError(work + " was answered with " + answer);
    };
  }

  private static String problem(Answer answer) {
    if (!answer.header("Content-Type").startsWith("application/problem+json")) {
      throw new AssertionError("not a problem: " + answer);
    }
    return "";
  }
}
