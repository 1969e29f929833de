package com.moviemind.bench.follow;

import com.moviemind.bench.load.HttpConnection;
import com.moviemind.bench.load.Work;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask all at once and wait for their text in the same request. */
public final class Waiters {

  private static final String PREFER = "prefer: wait=60\r\n";

  private final Queue<Double> endedToAnsweredMs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger otherwise = new AtomicInteger();

  /** Returns when each has its answer. */
  public void ask(URI api, String key, List<Work> works) throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var work : works) {
      threads.add(Thread.ofVirtual().start(() -> ask(api, key, work)));
    }
    for (var it : threads) {
      it.join();
    }
  }

  /** How many heard in time that their job is done. */
  public int done() {
    return done.get();
  }

  public int otherwise() {
    return otherwise.get();
  }

  /** From the end of the job, as the answer states it, to the answer; sorted. */
  public List<Double> endedToAnsweredMs() {
    return endedToAnsweredMs.stream().sorted().toList();
  }

  private void ask(URI api, String key, Work work) {
    try (var connection = new HttpConnection(api, key, PREFER)) {
      var answer =
          connection.post(
              "/api/v1/generate", "application/json", work.body().getBytes(StandardCharsets.UTF_8));
      var now = Instant.now();
      if (answer.status() == 200 && answer.field("status").equals("DONE")) {
        var ended = Instant.parse(answer.field("settled_at"));
        done.incrementAndGet();
        endedToAnsweredMs.add(
            (now.getEpochSecond() - ended.getEpochSecond()) * 1e3
                + (now.getNano() - ended.getNano()) / 1e6);
      } else {
        otherwise.incrementAndGet();
      }
    } catch (IOException e) {
      otherwise.incrementAndGet();
    }
  }
}
