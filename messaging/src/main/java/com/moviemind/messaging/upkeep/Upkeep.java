package com.moviemind.messaging.upkeep;

import com.moviemind.schemas.SchemaVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does each chore at start, again while it fails, and hourly after that. */
public final class Upkeep implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofHours(1);

  /** Something to keep up. */
  public record Chore(String name, Callable<?> work) {}

  private final List<Chore> chores;
  private volatile List<Thread> threads = List.of();

  public Upkeep(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  /** The daily partitions of every table, and the check of the database's version before it. */
  public static Chore partitions(DataSource database) {
    return new Chore(
        "partitions",
        () -> {
          try (var connection = database.getConnection();
              var statement = connection.createStatement()) {
            SchemaVersion.check(connection);
            return statement.execute("select maintenance.roll_partitions()");
          }
        });
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

  private static void keepUp(Chore chore) {
    @Nullable String lastTrouble = null;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        chore.work().call();
        lastTrouble = null;
        Thread.sleep(BETWEEN);
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
