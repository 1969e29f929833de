package com.moviemind.worker.ledger.finish;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Settlement;
import com.moviemind.worker.money.Reservation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attempts of calls that follow another within one claim. */
public final class OneAttempt {

  private static final String OPEN =
      """
      insert into worker.attempt (day, id, item_id, tenant_id, number, fence, instance, model, price_version,
        reserved_micros, started_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;
  private final Attempts attempts;
  private final String instance;

  public OneAttempt(JdbcTemplate jdbc, String instance) {
    this.jdbc = jdbc;
    this.attempts = new Attempts(jdbc);
    this.instance = instance;
  }

  public void open(Claim claim) {
    jdbc.update(
        OPEN,
        LocalDate.ofInstant(claim.at(), ZoneOffset.UTC),
        claim.attemptId(),
        claim.item().id(),
        claim.item().tenantId(),
        claim.attempt(),
        claim.fence(),
        instance,
        claim.quote().model(),
        claim.quote().priceVersion(),
        claim.reservedMicros(),
        Timestamp.from(claim.at()));
  }

  /** Answers what the attempt cost less than it was reserved at. */
  public List<Reservation> settle(Claim claim, Settlement settlement) {
    return attempts.settle(List.of(new PutBack(claim, settlement, Duration.ZERO, "")));
  }
}
