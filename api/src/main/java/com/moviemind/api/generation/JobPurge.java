package com.moviemind.api.generation;

import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.Leases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes settled jobs whose tenant keeps them no longer. They are not shown from that moment; the
 * rows of this month stay until it is over, because the month's jobs are counted from them.
 */
@Component
class JobPurge {

  private static final Logger log = LoggerFactory.getLogger(JobPurge.class);
  private static final int BATCH = 1_000;

  private final JdbcTemplate jdbc;
  private final Lease lease;
  private final Counter purged;

  JobPurge(JdbcTemplate jdbc, Leases leases, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.lease = leases.named("job-purge");
    this.purged = meters.counter("moviemind.jobs.purged");
  }

  @Scheduled(fixedDelayString = "${moviemind.generation.purge-check:10m}")
  void purge() {
    try {
      var count = BATCH;
      while (count == BATCH && lease.held()) {
        count = jdbc.update(PURGE, BATCH, BATCH);
        purged.increment(count);
      }
    } catch (RuntimeException e) {
      log.warn("Jobs past their retention have to wait for the next turn: {}", e.toString());
    }
  }

  /** Ids grow with time (UUIDv7), so each tenant's oldest jobs are found by index. */
  private static final String PURGE =
      """
      delete from api.job where id in (
        select due.id
        from (
          select id, job_retention_days * interval '1 day' as kept,
            least(
              clock_timestamp() - job_retention_days * interval '1 day',
              date_trunc('month', clock_timestamp(), 'UTC')) as made_before
          from api.tenant) tenant
        cross join lateral (
          select job.id from api.job
          where job.tenant_id = tenant.id
            and job.id < (lpad(to_hex((extract(epoch from made_before) * 1000)::bigint), 12, '0')
              || '70008000000000000000')::uuid
            and job.settled_at < clock_timestamp() - kept
          order by job.id limit ?) due
        limit ?)
      """;
}
