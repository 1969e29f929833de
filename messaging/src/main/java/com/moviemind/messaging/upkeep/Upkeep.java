package com.moviemind.messaging.upkeep;

import com.moviemind.schemas.SchemaVersion;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does each chore at start, again while it fails, and at its own pace after that. */
public final class Upkeep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * Something to keep up.
   *
   * @param every the pause after it was done
   */
  public record Chore(String name, Duration every, Callable<?> work) {

    /** Done hourly. */
    public Chore(String name, Callable<?> work) {
      this(name, HOUR, work);
    }
  }

  private final List<Chore> chores;
  private final Map<Chore, Long> lastDone = new ConcurrentHashMap<>();
  private volatile List<Thread> threads = List.of();

  /** Says of each chore how long ago it was done, so that a purge that stands still is seen. */
  public Upkeep(List<Chore> chores, MeterRegistry meters) {
    this.chores = List.copyOf(chores);
    for (var chore : this.chores) {
      lastDone.put(chore, System.nanoTime());
      TimeGauge.builder("moviemind.upkeep.age", () -> age(chore), TimeUnit.NANOSECONDS)
          .tag("chore", chore.name())
          .register(meters);
    }
  }

  /** The daily partitions of every table, and the check of the database's version before it. */
  public static Chore partitions(DataSource database, MeterRegistry meters) {
    return new Chore(
        "partitions",
        () -> {
          try (var connection = database.getConnection();
              var statement = connection.createStatement()) {
            SchemaVersion.check(connection);
            try (var tables =
                statement.executeQuery(
                    "select parent_table, dropped from maintenance.roll_partitions()")) {
              while (tables.next()) {
                meters
                    .counter("moviemind.partitions.dropped", "table", tables.getString(1))
                    .increment(tables.getInt(2));
              }
            }
            return true;
          }
        });
  }

  private long age(Chore chore) {
    var now = System.nanoTime();
    return now - lastDone.getOrDefault(chore, now);
  }

  @Override
  public void start() {
    threads =
        chores.stream()
            .map(it -> Thread.ofVirtual().name("upkeep-" + it.name()).start(() -> keepUp(it)))
            .toList();
  }

  @Override
  public void stop() {
    threads.forEach(Thread::interrupt);
    threads = List.of();
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  private void keepUp(Chore chore) {
    @Nullable String lastTrouble = null;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        chore.work().call();
        lastDone.put(chore, System.nanoTime());
        lastTrouble = null;
        Thread.sleep(chore.every());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        if (!e.toString().equals(lastTrouble)) {
          log.warn(
              "{} has to wait, tried again every {}: {}",
              chore.name(),
              AFTER_FAILURE,
              e.toString());
        }
        lastTrouble = e.toString();
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
