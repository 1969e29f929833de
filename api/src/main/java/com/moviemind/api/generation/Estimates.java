package com.moviemind.api.generation;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** When asking for a job again makes sense, as far as the worker has said what it waits for. */
@Component
public class Estimates {

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final JdbcTemplate jdbc;

  Estimates(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A second where nothing is known; otherwise the rest of the worker's own pause. */
  public Duration untilNews(UUID jobId) {
    var stated =
        jdbc.query(
            """
            select extract(epoch from ready_at - clock_timestamp())::float8
            from content.waiting_job where job_id = ? and ready_at > clock_timestamp()
            """,
            (row, _) -> row.getDouble(1),
            jobId);
    if (stated.isEmpty()) {
      return SOON;
    }
    var pause = Duration.ofMillis((long) Math.ceil(stated.getFirst() * 1_000)).plus(SOON);
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
