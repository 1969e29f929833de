package com.moviemind.local.installation;

import com.moviemind.servers.Server;
import com.moviemind.servers.process.DidNotStart;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process that is started again whenever it ends by itself, later and later if that repeats. */
final class Kept<S extends Server> implements AutoCloseable {

  private final String name;
  private final Supplier<S> starting;
  private final News news;
  private final Runnable changed;
  private final CompletableFuture<S> first = new CompletableFuture<>();
  private final Thread keeper;
  private final Backoff backoff;
  private volatile @Nullable S current;
  private volatile boolean closing;

  private Kept(String name, Supplier<S> starting, News news, Runnable changed, Backoff backoff) {
    this.name = name;
    this.starting = starting;
    this.news = news;
    this.changed = changed;
    this.backoff = backoff;
    this.keeper = Thread.ofVirtual().name("keeper of " + name).unstarted(this::keep);
  }

  /**
   * Starts a process and keeps it.
   *
   * @param changed runs after each start and end
   */
  static <S extends Server> Kept<S> start(
      String name, Supplier<S> starting, News news, Runnable changed, Backoff backoff) {
    var kept = new Kept<>(name, starting, news, changed, backoff);
    kept.keeper.start();
    return kept;
  }

  /** The process when it first is ready, or why it did not start. */
  CompletableFuture<S> first() {
    return first;
  }

  /** The running process; null while there is none. */
  @Nullable S current() {
    return current;
  }

  /** Stops the process for good. */
  @Override
  public void close() {
    closing = true;
    keeper.interrupt();
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var last = current;
    if (last != null) {
      last.close();
      current = null;
    }
  }

  private void keep() {
    try {
      var server = starting.get();
      current = server;
      first.complete(server);
      changed.run();
      while (!closing) {
        server = successor(server);
        current = server;
        changed.run();
      }
    } catch (RuntimeException e) {
      first.completeExceptionally(e);
    } catch (InterruptedException stopped) {
      first.cancel(false);
    }
  }

  private S successor(S server) throws InterruptedException {
    var since = System.nanoTime();
    var code = exitCode(server);
    current = null;
    changed.run();
    server.close();
    var pause = backoff.afterLifeOf(Duration.ofNanos(System.nanoTime() - since));
    news.say(
        "%s (process %d) ended with code %d; starting it again in %.1f s"
            .formatted(name, server.pid(), code, pause.toMillis() / 1000.0));
    while (true) {
      Thread.sleep(pause);
      try {
        var next = starting.get();
        news.say("%s is back (process %d)".formatted(name, next.pid()));
        return next;
      } catch (RuntimeException e) {
        if (closing) {
          throw e;
        }
        pause = backoff.afterFailedStart();
        news.say(
            "%s: %s%n%s is tried again in %.1f s"
                .formatted(name, e.getMessage(), name, pause.toMillis() / 1000.0));
      }
    }
  }

  private static int exitCode(Server server) throws InterruptedException {
    try {
      return server.onExit().get();
    } catch (ExecutionException e) {
      throw new DidNotStart("cannot tell how a process ended", e);
    }
  }
}
