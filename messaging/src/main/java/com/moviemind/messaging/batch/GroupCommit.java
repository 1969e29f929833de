package com.moviemind.messaging.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * Joins requests that arrive while earlier ones are being committed into one piece of work, so that
 * many requests share one transaction. A batch that fails is done again one by one: an item can
 * only fail itself.
 *
 * @param <T> a request
 * @param <R> its result
 */
public final class GroupCommit<T, R> implements AutoCloseable {

  private record Ticket<T, R>(T item, CompletableFuture<R> result) {}

  private final LinkedBlockingQueue<Ticket<T, R>> waiting = new LinkedBlockingQueue<>();
  private final List<Thread> committers = new ArrayList<>();
  private final int maxBatch;
  private final Duration gather;
  private volatile boolean closed;
  private final Function<List<T>, List<R>> work;

  /**
   * Starts the committers.
   *
   * @param maxBatch items in one call of {@code work}, at most
   * @param committers batches under way at once
   * @param gather what each of them lets pass between the beginnings of two batches, so that more
   *     comes together; what comes later than that does not wait
   * @param work answers a batch, one result for each item in its order; must be atomic
   */
  public GroupCommit(
      String name, int maxBatch, int committers, Duration gather, Function<List<T>, List<R>> work) {
    this.maxBatch = maxBatch;
    this.gather = gather;
    this.work = work;
    for (int n = 0; n < committers; n++) {
      this.committers.add(Thread.ofVirtual().name(name + "-" + n).start(this::commitUntilClosed));
    }
  }

  /** Waits until the item is done; throws what the work threw for it. */
  public R submit(T item) {
    var ticket = new Ticket<T, R>(item, new CompletableFuture<>());
    waiting.add(ticket);
    if (closed) {
      refuseWaiting();
    }
    try {
      return ticket.result().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Items that wait for a committer. */
  public int waiting() {
    return waiting.size();
  }

  @Override
  public void close() {
    closed = true;
    committers.forEach(Thread::interrupt);
    refuseWaiting();
  }

  private void refuseWaiting() {
    for (var ticket = waiting.poll(); ticket != null; ticket = waiting.poll()) {
      ticket.result().completeExceptionally(new IllegalStateException("shutting down"));
    }
  }

  private void commitUntilClosed() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var batch = new ArrayList<Ticket<T, R>>();
        batch.add(waiting.take());
        waiting.drainTo(batch, maxBatch - 1);
        var began = System.nanoTime();
        commit(batch);
        if (batch.size() < maxBatch) {
          Thread.sleep(gather.minusNanos(System.nanoTime() - began));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Ticket<T, R>> batch) {
    try {
      var results = work.apply(batch.stream().map(Ticket::item).toList());
      for (int n = 0; n < batch.size(); n++) {
        batch.get(n).result().complete(results.get(n));
      }
    } catch (RuntimeException e) {
      if (batch.size() == 1) {
        batch.getFirst().result().completeExceptionally(e);
      } else {
        batch.forEach(ticket -> commit(List.of(ticket)));
      }
    }
  }
}
