package com.moviemind.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks for distinct work and polls each job until it is settled, with blocking sockets on platform
 * threads: clients take turns at the requests, pollers at the open jobs; a job found open rests for
 * {@value #REST_MS} ms.
 */
public final class Load implements AutoCloseable {

  private static final long REST_MS = 20;
  private static final Set<String> FINAL = Set.of("DONE", "FAILED", "CANCELED");

  private final URI api;
  private final String key;
  private final WorkList work;
  private final Plan plan;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Semaphore room;
  private final LinkedBlockingDeque<Job> open = new LinkedBlockingDeque<>();
  private final Sightings sightings = new Sightings();
  private final long began = System.nanoTime();

  private Load(URI api, String key, WorkList work, Plan plan) {
    this.api = api;
    this.key = key;
    this.work = work;
    this.plan = plan;
    room = new Semaphore(plan.outstanding() == 0 ? Integer.MAX_VALUE : plan.outstanding());
  }

  /** Begins at once. */
  public static Load start(URI api, String key, WorkList work, Plan plan) {
    var load = new Load(api, key, work, plan);
    for (int i = 0; i < plan.clients(); i++) {
      load.threads.add(Thread.ofPlatform().name("client-" + i).daemon().unstarted(load::ask));
    }
    for (int i = 0; i < plan.pollers(); i++) {
      load.threads.add(Thread.ofPlatform().name("poller-" + i).daemon().unstarted(load::follow));
    }
    load.threads.forEach(Thread::start);
    return load;
  }

  /** Requests sent so far. */
  public int sent() {
    return Math.min(next.get(), plan.jobs());
  }

  /** Requests settled so far, one way or another. */
  public int ended() {
    return ended.get();
  }

  public int waiting() {
    return sightings.waiting();
  }

  /** True when every request is settled. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    return finished.await(millis, TimeUnit.MILLISECONDS);
  }

  /** What was seen until now. */
  public Outcome outcome() {
    return sightings.outcome((System.nanoTime() - began) / 1e9);
  }

  /** Stops asking and following; what is open stays open. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void ask() {
    try (var connection = new HttpConnection(api, key)) {
      for (int n = next.getAndIncrement(); n < plan.jobs(); n = next.getAndIncrement()) {
        if (plan.rate() > 0) {
          long due = began + (long) (n * 1e9 / plan.rate());
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        room.acquire();
        request(connection, work.take());
      }
    } catch (InterruptedException | IOException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void request(HttpConnection connection, Work wanted) {
    long sent = micros();
    long nanos = System.nanoTime();
    try {
      var answer =
          connection.post(
              "/api/v1/generate", "application/json", wanted.body(plan.lane()).getBytes(UTF_8));
      sightings.answered(answer.status(), (System.nanoTime() - nanos) / 1e6);
      var id = answer.field("job_id");
      if (answer.status() == 202 && !id.isEmpty()) {
        var job = new Job(wanted, id, sent, micros());
        sightings.accepted(job);
        open.addLast(job);
        return;
      }
    } catch (IOException e) {
      sightings.broke();
    }
    end(wanted);
  }

  private void follow() {
    try (var connection = new HttpConnection(api, key)) {
      while (true) {
        var job = open.takeFirst();
        var state = state(connection, job);
        if (FINAL.contains(state)) {
          sightings.settled(state, (micros() - job.sentMicros()) / 1e3);
          end(job.work());
        } else if (plan.oldestFirst()) {
          open.addFirst(job);
          Thread.sleep(REST_MS);
        } else {
          open.addLast(job);
          Thread.sleep(REST_MS);
        }
      }
    } catch (InterruptedException | IOException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String state(HttpConnection connection, Job job) {
    try {
      return connection.get("/api/v1/jobs/" + job.id()).field("status");
    } catch (IOException e) {
      sightings.broke();
      return "";
    }
  }

  private void end(Work done) {
    work.giveBack(done);
    room.release();
    if (ended.incrementAndGet() == plan.jobs()) {
      finished.countDown();
      close();
    }
  }

  private static long micros() {
    var now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
  }
}
