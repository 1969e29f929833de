package com.moviemind.worker.ledger.leave;

import com.moviemind.worker.ledger.Instance;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The calls of this process that nobody wants any more. */
@Component
public class UnwantedCalls {

  private static final String TAKE =
      "delete from worker.unwanted_call where instance = ? returning attempt_id";

  /** Left by processes that are gone. */
  private static final String SWEEP =
      "delete from worker.unwanted_call where created_at < clock_timestamp() - interval '1 h'";

  private final JdbcTemplate jdbc;
  private final Instance instance;

  UnwantedCalls(JdbcTemplate jdbc, Instance instance) {
    this.jdbc = jdbc;
    this.instance = instance;
  }

  /** Their attempts; each is answered once. */
  public Set<UUID> take() {
    return new HashSet<>(
        jdbc.query(TAKE, (row, _) -> row.getObject(1, UUID.class), instance.name()));
  }

  /** Forgets those of processes that are gone. */
  public void sweep() {
    jdbc.update(SWEEP);
  }
}
