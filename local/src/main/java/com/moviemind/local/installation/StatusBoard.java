package com.moviemind.local.installation;

import com.moviemind.local.installation.Status.Pids;
import com.moviemind.servers.Server;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the status in a file of the home, for other processes to read, while all is running. */
final class StatusBoard implements AutoCloseable {

  private final Plan plan;
  private @Nullable Parts parts;

  StatusBoard(Plan plan) {
    this.plan = plan;
  }

  /** Everything was ready; from now on the file tells. */
  synchronized void open(Parts started) {
    parts = started;
    publish();
  }

  /** Writes anew what runs; called by whoever sees a process start or end. */
  synchronized void publish() {
    if (parts != null) {
      status().writeTo(plan.home());
    }
  }

  synchronized Status status() {
    return parts == null ? Status.DOWN : of(parts);
  }

  synchronized long pid(String part) {
    var kept = parts == null ? null : parts.byName().get(part);
    return kept == null ? 0 : Objects.requireNonNullElse(pid(kept), 0L);
  }

  @Override
  public synchronized void close() {
    parts = null;
  }

  private Status of(Parts running) {
    var pids =
        new Pids(
            pid(running.api()),
            running.workers().stream().map(StatusBoard::pid).filter(Objects::nonNull).toList(),
            pid(running.kafka()),
            pid(running.postgres()),
            pid(running.redis()),
            pid(running.registry()),
            pid(running.model()));
    return new Status(
        allRun(running),
        plan.api(),
        plan.management(),
        plan.secrets().apiKey(),
        plan.secrets().adminKey(),
        plan.kafka(),
        plan.schemaRegistry(),
        plan.postgres(),
        plan.redis(),
        plan.model(),
        pids);
  }

  private static boolean allRun(Parts running) {
    var servers =
        Stream.of(
            running.api(),
            running.kafka(),
            running.postgres(),
            running.redis(),
            running.registry());
    var standIn = running.model();
    return Stream.concat(servers, running.workers().stream()).allMatch(it -> pid(it) != null)
        && (standIn == null || pid(standIn) != null);
  }

  private static @Nullable Long pid(@Nullable Kept<? extends Server> kept) {
    var server = kept == null ? null : kept.current();
    return server == null ? null : Long.valueOf(server.pid());
  }
}
