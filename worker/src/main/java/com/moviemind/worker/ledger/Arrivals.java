package com.moviemind.worker.ledger;

import static java.util.Objects.requireNonNull;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.worker.ledger.Arrival.TextKey;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.fair.WaitingTenants.Entry;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.ledger.jobs.LiveItems;
import com.moviemind.worker.ledger.jobs.LiveItems.Live;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes jobs into the ledger. Jobs that ask for the same live text share one work item: the first
 * is charged, and any interactive one makes the item interactive.
 */
@Component
public class Arrivals {

  private static final String JOBS =
      """
      insert into worker.work_item_job
        (job_id, item_id, tenant_id, lane, charged, requested_at, start_by, backfill_id, subject_ref, traceparent)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bool[], ?::timestamptz[], ?::timestamptz[],
        ?::uuid[], ?::text[], ?::text[])
      """;

  private record Joined(Arrival arrival, WaitingJob job, int attempts) {}

  private final JdbcTemplate jdbc;
  private final LiveItems items;
  private final WaitingTenants tenants;
  private final Outbox outbox;
  private final Announcements announcements;

  Arrivals(JdbcTemplate jdbc, Outbox outbox, Announcements announcements) {
    this.jdbc = jdbc;
    this.items = new LiveItems(jdbc);
    this.tenants = new WaitingTenants(jdbc);
    this.outbox = outbox;
    this.announcements = announcements;
  }

  /** Takes these in, in the caller's transaction; none of their jobs may be there yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void take(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    var proposed = new HashMap<TextKey, UUID>();
    arrivals.forEach(it -> proposed.computeIfAbsent(it.key(), _ -> Ids.next()));
    var live = items.insertOrLock(arrivals, proposed);
    var joined = join(arrivals, proposed, live);
    insertJobs(joined);
    tenants.register(entries(arrivals, live.values()));
    // the claim of a running item told of its start to the jobs it saw; these came later
    outbox.append(
        joined.stream()
            .filter(it -> it.attempts() > 0)
            .map(it ->
                announcements.started(
                    it.job(), it.arrival().subject(), it.attempts(), Instant.now()))
            .toList());
  }

  /** Which of these jobs wait for a text now. */
  public Set<UUID> waiting(Collection<UUID> jobs) {
    return new HashSet<>(
        jdbc.query(
            "select job_id from worker.work_item_job where job_id = any(?)",
            (row, _) -> row.getObject(1, UUID.class),
            Columns.of(List.copyOf(jobs)).add("uuid", it -> it).parameters()));
  }

  /** Whoever now has an item in a lane; a tenant's weight is what its own requests say. */
  private static List<Entry> entries(List<Arrival> arrivals, Collection<Live> live) {
    var weights = new HashMap<UUID, Integer>();
    arrivals.forEach(it -> weights.merge(it.tenantId(), it.weight(), Math::max));
    return live.stream()
        .map(it -> new Entry(it.lane(), it.tenantId(), weights.getOrDefault(it.tenantId(), 0)))
        .distinct()
        .toList();
  }

  private List<Joined> join(
      List<Arrival> arrivals, Map<TextKey, UUID> proposed, Map<TextKey, Live> live) {
    var paidFor = new HashSet<TextKey>();
    var joined = new ArrayList<Joined>(arrivals.size());
    for (var arrival : arrivals) {
      var item = requireNonNull(live.get(arrival.key()));
      var isNew = item.id().equals(proposed.get(arrival.key()));
      var pays = isNew && paidFor.add(arrival.key());
      var job = WaitingJob.of(arrival, item.id(), pays);
      if (!pays) {
        announcements.traces().joined(job, item.traceparent());
      }
      joined.add(new Joined(arrival, job, item.attempts()));
    }
    return joined;
  }

  private void insertJobs(List<Joined> joined) {
    jdbc.update(
        JOBS,
        Columns.of(joined)
            .add("uuid", it -> it.job().jobId())
            .add("uuid", it -> it.job().itemId())
            .add("uuid", it -> it.job().tenantId())
            .add("text", it -> it.job().lane())
            .add("bool", it -> it.job().charged())
            .add("timestamptz", it -> Timestamp.from(it.arrival().requestedAt()))
            .add("timestamptz", it -> timestamp(it.arrival().startBy()))
            .add("uuid", it -> it.job().backfillId())
            .add("text", it -> it.job().subjectRef())
            .add("text", it -> it.job().traceparent())
            .parameters());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant at) {
    return at == null ? null : Timestamp.from(at);
  }
}
