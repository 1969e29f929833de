package com.moviemind.api.generation;

import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.messaging.outbox.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks again for jobs that nobody has started for long: their record may be gone, by retention or
 * by an accident of the broker. The worker takes a job in once, however often it is asked.
 */
@Component
class Republishing {

  private static final Logger log = LoggerFactory.getLogger(Republishing.class);
  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final RequestedEvents events;
  private final Catalogue catalogue;
  private final Lease lease;
  private final Counter republished;
  private final long afterSeconds;

  Republishing(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Outbox outbox,
      RequestedEvents events,
      Catalogue catalogue,
      Leases leases,
      GenerationProperties properties,
      MeterRegistry meters) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.outbox = outbox;
    this.events = events;
    this.catalogue = catalogue;
    this.lease = leases.named("republishing");
    this.republished = meters.counter("moviemind.jobs.republished");
    this.afterSeconds = properties.republishAfter().toSeconds();
  }

  @Scheduled(fixedDelayString = "${moviemind.generation.republish-check:30s}")
  void republish() {
    try {
      if (lease.held()) {
        int count = Objects.requireNonNullElse(transaction.execute(_ -> batch()), 0);
        republished.increment(count);
        if (count > 0) {
          log.warn("{} jobs stayed PENDING for {} s and were published again", count, afterSeconds);
        }
      }
    } catch (RuntimeException e) {
      log.warn("Republishing has to wait for its next turn: {}", e.toString());
    }
  }

  private int batch() {
    var stale = jdbc.query(STALE, PendingJob::of, afterSeconds, BATCH);
    var rows = stale.stream().map(it -> it.row(catalogue)).filter(Objects::nonNull).toList();
    outbox.append(rows.stream().map(events::of).toList());
    return rows.size();
  }

  /** Marks them in the same statement, so that each is published once per interval. */
  private static final String STALE =
      """
      update api.job set published_at = clock_timestamp() where id in (
        select id from api.job
        where settled_at is null and status = 'PENDING'
          and published_at < clock_timestamp() - ? * interval '1 second'
        order by published_at limit ? for update skip locked)
      returning *
      """;
}
