package com.moviemind.worker;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of what is counted by the day, which must not see two of them. */
public final class Midnight {

  private static final int NEAR_SECONDS = 30;

  private Midnight() {}

  /** Waits while the database's day, in UTC, is about to end. */
  public static void isNotNear(JdbcClient db) {
    await().atMost(Duration.ofMinutes(1)).until(() -> secondsUntil(db) > NEAR_SECONDS);
  }

  private static double secondsUntil(JdbcClient db) {
    return db.sql(
            """
            select extract(epoch from date_trunc('day', at) + interval '1 day' - at)::float8
            from (select clock_timestamp() at time zone 'UTC' as at) it
            """)
        .query(Double.class)
        .single();
  }
}
