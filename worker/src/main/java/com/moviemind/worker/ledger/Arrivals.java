package com.moviemind.worker.ledger;

import static java.util.Objects.requireNonNull;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.worker.ledger.Arrival.TextKey;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /**
   * The update locks an item that is live, so that a claim or a finish sees all of its jobs or none
   * of the new.
   */
  private static final String ITEMS =
      """
      insert into worker.work_item as live
        (id, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts, facts_version, traceparent)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
          ?::text[], ?::int8[], ?::text[])
        as n(id, entity_type, entity_id, slug, locale, tag, lane, tenant, facts, facts_version, traceparent)
      order by n.entity_id, n.locale, n.tag
      on conflict (entity_id, locale, context_tag) do update
        set lane = case when excluded.lane = 'interactive' then excluded.lane else live.lane end
      returning live.id, live.entity_id, live.locale, live.context_tag, live.attempts
      """;

  private static final String JOBS =
      """
      insert into worker.work_item_job
        (job_id, item_id, tenant_id, lane, charged, requested_at, start_by, backfill_id, subject_ref, traceparent)
      select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bool[], ?::timestamptz[], ?::timestamptz[],
        ?::uuid[], ?::text[], ?::text[])
      """;

  /** An item that is live, and how many attempts it has seen. */
  private record Live(UUID id, int attempts) {}

  private record Joined(Arrival arrival, WaitingJob job, int attempts) {}

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final Announcements announcements;

  Arrivals(JdbcTemplate jdbc, Outbox outbox, Announcements announcements) {
    this.jdbc = jdbc;
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
    var joined = join(arrivals, proposed, items(arrivals, proposed));
    insertJobs(joined);
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

  private Map<TextKey, Live> items(List<Arrival> arrivals, Map<TextKey, UUID> proposed) {
    var firsts =
        List.copyOf(
            arrivals.stream()
                .collect(
                    Collectors.toMap(
                        Arrival::key, Function.identity(), Arrivals::urgent, LinkedHashMap::new))
                .values());
    var live = new HashMap<TextKey, Live>();
    jdbc.query(
        ITEMS,
        row -> {
          live.put(
              new TextKey(row.getObject(2, UUID.class), row.getString(3), row.getString(4)),
              new Live(row.getObject(1, UUID.class), row.getInt(5)));
        },
        Columns.of(firsts)
            .add("uuid", it -> proposed.get(it.key()))
            .add("text", it -> it.subject().entityType())
            .add("uuid", it -> it.subject().entityId())
            .add("text", Arrival::slug)
            .add("text", it -> it.subject().locale())
            .add("text", it -> it.subject().contextTag())
            .add("text", it -> it.lane().word())
            .add("uuid", Arrival::tenantId)
            .add("text", Arrival::facts)
            .add("int8", it -> it.subject().factsVersion())
            .add("text", Arrival::traceparent)
            .parameters());
    return live;
  }

  /** The first stays, in the more urgent lane of the two. */
  private static Arrival urgent(Arrival first, Arrival later) {
    return later.lane().compareTo(first.lane()) < 0 ? first.in(later.lane()) : first;
  }

  private static List<Joined> join(
      List<Arrival> arrivals, Map<TextKey, UUID> proposed, Map<TextKey, Live> live) {
    var paidFor = new HashSet<TextKey>();
    var joined = new ArrayList<Joined>(arrivals.size());
    for (var arrival : arrivals) {
      var item = requireNonNull(live.get(arrival.key()));
      var isNew = item.id().equals(proposed.get(arrival.key()));
      var pays = isNew && paidFor.add(arrival.key());
      joined.add(new Joined(arrival, WaitingJob.of(arrival, item.id(), pays), item.attempts()));
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
