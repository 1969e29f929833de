package com.moviemind.api.quarantine;

import static java.util.stream.Collectors.groupingBy;

import com.moviemind.api.access.Caller;
import com.moviemind.api.generation.Replays;
import com.moviemind.api.generation.Replays.Replay;
import com.moviemind.api.generation.Replays.Wish;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.QuarantineReplay;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends operators' orders to the worker, any number in one transaction. */
@Component
public class Orders {

  /**
   * An order on its way.
   *
   * @param jobs of a replay; each is a job like any other
   */
  public record Sent(UUID orderId, UUID entryId, List<UUID> jobs) {}

  /** What an entry is changed to; what is null stays. */
  public record Edit(
      @Nullable String facts, @Nullable String locale, @Nullable String contextTag) {}

  private final Replays replays;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String topic;

  Orders(
      Replays replays, Outbox outbox, TransactionTemplate transaction, Clock clock, Topics topics) {
    this.replays = replays;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
    this.topic = topics.commands();
  }

  public Sent edit(Caller caller, Entry entry, int revision, Edit edit) {
    var order = order(caller, entry, "edit", now());
    order
        .setRevision(revision)
        .setFacts(edit.facts())
        .setLocale(edit.locale())
        .setContextTag(edit.contextTag());
    return send(List.of(order.build())).getFirst();
  }

  public List<Sent> discard(Caller caller, List<Entry> entries) {
    var now = now();
    return send(entries.stream().map(it -> order(caller, it, "discard", now).build()).toList());
  }

  /**
   * Makes a new job for each failed job of these entries and orders their replay. An entry is left
   * out where all its tenants have the same work in flight, or its failure is not yet told.
   */
  public List<Sent> replay(Caller caller, List<Entry> entries) {
    var now = now();
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var entryOf = new HashMap<UUID, UUID>();
          entries.forEach(it -> it.jobIds().forEach(job -> entryOf.put(job, it.id())));
          var made =
              replays.make(entries.stream().flatMap(it -> wishes(it).stream()).toList(), now);
          var jobs = made.stream().collect(groupingBy(it -> entryOf.get(it.retryOf())));
          return append(
              entries.stream()
                  .filter(it -> jobs.containsKey(it.id()))
                  .map(it ->
                      order(caller, it, "replay", now)
                          .setJobs(
                              jobs.getOrDefault(it.id(), List.of()).stream()
                                  .map(Orders::job)
                                  .toList())
                          .build())
                  .toList());
        }));
  }

  private static List<Wish> wishes(Entry entry) {
    return entry.jobIds().stream()
        .map(it -> new Wish(Ids.next(), it, entry.locale(), entry.contextTag()))
        .toList();
  }

  private List<Sent> send(List<QuarantineOrdered> orders) {
    return Objects.requireNonNull(transaction.execute(_ -> append(orders)));
  }

  private List<Sent> append(List<QuarantineOrdered> orders) {
    outbox.append(
        orders.stream()
            .map(it -> new OutboundEvent(topic, it.getQuarantineId().toString(), it, null))
            .toList());
    return orders.stream()
        .map(it ->
            new Sent(
                it.getOrderId(),
                it.getQuarantineId(),
                it.getJobs().stream().map(QuarantineReplay::getJobId).toList()))
        .toList();
  }

  private static QuarantineOrdered.Builder order(
      Caller caller, Entry entry, String action, Instant at) {
    return QuarantineOrdered.newBuilder()
        .setOrderId(Ids.next())
        .setQuarantineId(entry.id())
        .setAction(action)
        .setRevision(entry.revision())
        .setJobs(List.of())
        .setOrderedBy(caller.tenantId() + "/" + caller.keyId())
        .setOrderedAt(at);
  }

  private static QuarantineReplay job(Replay job) {
    return QuarantineReplay.newBuilder()
        .setJobId(job.jobId())
        .setRetryOf(job.retryOf())
        .setTenantId(job.tenantId())
        .setLane(job.lane())
        .setEntityType(job.entityType())
        .setEntityId(job.entityId())
        .setLocale(job.locale())
        .setContextTag(job.contextTag())
        .setRequestedAt(job.at().truncatedTo(ChronoUnit.MICROS))
        .setBackfillId(job.backfillId())
        .setSubjectRef(job.subjectRef())
        .build();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
