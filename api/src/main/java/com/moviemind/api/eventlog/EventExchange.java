package com.moviemind.api.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lets instances wake each other by PostgreSQL's NOTIFY, never in a transaction that does a
 * request's work: the sequencer notifies once a batch, and appended events are told of at most once
 * in {@link #GATHER}, from a thread of their own. What is lost on the way is found by polling.
 */
@Component
class EventExchange implements SmartLifecycle {

  static final String CHANNEL = "moviemind_events";
  static final String NUMBERED = "numbered";
  private static final String APPENDED = "appended";

  private static final Logger log = LoggerFactory.getLogger(EventExchange.class);
  private static final Duration GATHER = Duration.ofMillis(10);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
  private static final int LISTEN_MILLIS = 10_000;
  private static final int ALIVE_SECONDS = 3;

  private final DataSource database;
  private final JdbcTemplate jdbc;
  private final Bells bells;
  private volatile @Nullable Thread speaker;
  private volatile @Nullable Thread listener;

  EventExchange(DataSource database, JdbcTemplate jdbc, Bells bells) {
    this.database = database;
    this.jdbc = jdbc;
    this.bells = bells;
  }

  @Override
  public void start() {
    var telling = Thread.ofVirtual().name("events-tell").unstarted(this::tellUntilStopped);
    var hearing = Thread.ofVirtual().name("events-hear").unstarted(this::hearUntilStopped);
    speaker = telling;
    listener = hearing;
    telling.start();
    hearing.start();
  }

  @Override
  public void stop() {
    var telling = speaker;
    var hearing = listener;
    speaker = null;
    listener = null;
    if (telling != null && hearing != null) {
      telling.interrupt();
      hearing.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return listener != null;
  }

  private void tellUntilStopped() {
    while (isRunning()) {
      try {
        if (bells.forOthers().await(AFTER_TROUBLE)) {
          jdbc.query("select pg_notify(?, ?)", _ -> null, CHANNEL, APPENDED);
          Thread.sleep(GATHER);
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        log.debug("Other instances find appended events by polling: {}", e.toString());
      }
    }
  }

  private void hearUntilStopped() {
    var trouble = false;
    while (isRunning()) {
      try (var connection = database.getConnection()) {
        trouble = false;
        hear(connection);
      } catch (SQLException e) {
        if (!trouble && isRunning()) {
          log.warn("Events of other instances are found by polling: {}", e.toString());
        }
        trouble = true;
        pause();
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    var notifications = connection.unwrap(PGConnection.class);
    connection.setAutoCommit(true);
    try (var statement = connection.createStatement()) {
      statement.execute("listen " + CHANNEL);
      bells.appendedElsewhere();
      bells.numbered();
      while (isRunning()) {
        var heard = notifications.getNotifications(LISTEN_MILLIS);
        for (var it : heard) {
          ring(it.getParameter());
        }
        if (heard.length == 0 && !connection.isValid(ALIVE_SECONDS)) {
          return;
        }
      }
      statement.execute("unlisten *");
    }
  }

  private void ring(String what) {
    switch (what) {
      case NUMBERED -> bells.numbered();
      case APPENDED -> bells.appendedElsewhere();
      default -> log.debug("A newer release speaks of {}", what);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
