package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;
import com.moviemind.local.faults.evidence.Evidence.Call;
import com.moviemind.local.faults.evidence.Evidence.Ending;
import com.moviemind.local.faults.evidence.Evidence.Finding;
import com.moviemind.local.faults.evidence.Evidence.Item;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.evidence.Evidence.Subject;
import com.moviemind.local.faults.evidence.Evidence.Text;
import com.moviemind.local.faults.evidence.Following;
import com.moviemind.local.faults.evidence.Following.Delivery;
import com.moviemind.local.faults.evidence.Following.Endpoint;
import com.moviemind.local.faults.evidence.Following.Event;
import com.moviemind.local.faults.evidence.Following.Reading;
import com.moviemind.local.faults.evidence.Interruption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The evidence of a round in which one job was accepted, to be spoilt. */
final class Story {

  static final UUID JOB = UUID.randomUUID();
  static final UUID ITEM = UUID.randomUUID();
  static final UUID TEXT = UUID.randomUUID();
  static final UUID FIRST = UUID.randomUUID();
  static final UUID SECOND = UUID.randomUUID();
  static final UUID TENANT = UUID.randomUUID();
  static final UUID OTHER = UUID.randomUUID();
  static final Event EVENT = new Event(UUID.randomUUID(), 7, TENANT);
  static final Event OTHERS_EVENT = new Event(UUID.randomUUID(), 8, OTHER);
  static final Endpoint ENDPOINT = new Endpoint("steady", TENANT);
  static final Endpoint OTHERS_ENDPOINT = new Endpoint("steady", OTHER);
  static final Subject SUBJECT = new Subject(UUID.randomUUID(), "en-US", "DEFAULT");
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /** 400 tokens in and 100 out, at the published price of the model. */
  static final long COST = 300;

  final List<Job> jobs = new ArrayList<>(List.of(new Job(JOB, "DONE", SUBJECT, TEXT)));
  final List<Item> items = new ArrayList<>(List.of(new Item(ITEM, "DONE", TEXT, Set.of(JOB))));
  final List<Text> texts = new ArrayList<>(List.of(new Text(TEXT, ITEM, SUBJECT)));
  final List<Attempt> attempts = new ArrayList<>(List.of(settled(FIRST, COST)));
  final List<Call> calls = new ArrayList<>(List.of(call(FIRST.toString(), 1)));
  final List<Ending> endings =
      new ArrayList<>(List.of(new Ending(JOB, "event-1", "GenerationCompleted")));
  final List<UUID> logged = new ArrayList<>(List.of(JOB));
  final List<Interruption> interruptions = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final List<Event> log = new ArrayList<>(List.of(EVENT, OTHERS_EVENT));
  final List<Delivery> deliveries =
      new ArrayList<>(
          List.of(delivered(EVENT, ENDPOINT), delivered(OTHERS_EVENT, OTHERS_ENDPOINT)));
  final List<Reading> readings =
      new ArrayList<>(List.of(pulled(TENANT, EVENT.seq()), pulled(OTHER, OTHERS_EVENT.seq())));
  final List<String> leftOver = new ArrayList<>();

  static Attempt settled(UUID id, long cost) {
    return new Attempt(id, ITEM, "7-a", "SETTLED", cost, 400, 100, null, NOON, NOON.plusSeconds(2));
  }

  /** Its worker fell silent; it stays charged at what was reserved. */
  static Attempt lost(UUID id, long reserved) {
    return new Attempt(id, ITEM, "7-a", "LOST", reserved, 0, 0, "LOST", NOON, NOON.plusSeconds(9));
  }

  static Attempt open(UUID id) {
    return new Attempt(id, ITEM, "7-a", "OPEN", 9_000, 0, 0, null, NOON, null);
  }

  static Call call(String attempt, int second) {
    return new Call(attempt, NOON.plusSeconds(second), 200, 400, 100, "");
  }

  /** As it should be, if the endpoint is its tenant's. */
  static Delivery delivered(Event event, Endpoint endpoint) {
    return new Delivery(endpoint, event.id(), event.tenant(), null);
  }

  static Reading pulled(UUID tenant, Long... seqs) {
    return new Reading("pull", tenant, List.of(seqs));
  }

  /** The attempt was lost, and its item written by another. */
  Story replaced() {
    attempts.clear();
    attempts.add(lost(FIRST, 9_000));
    attempts.add(settled(SECOND, COST));
    calls.add(call(SECOND.toString(), 10));
    return this;
  }

  Story killed(long pid) {
    interruptions.add(new Interruption("kill", pid, NOON.plusSeconds(1), NOON.plusSeconds(2)));
    return this;
  }

  Evidence evidence() {
    return new Evidence(
        Set.of(JOB),
        jobs,
        items,
        texts,
        attempts,
        calls,
        endings,
        logged,
        interruptions,
        findings,
        new Following(log, Set.of(ENDPOINT, OTHERS_ENDPOINT), deliveries, readings),
        leftOver);
  }
}
