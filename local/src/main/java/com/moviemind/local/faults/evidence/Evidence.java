package com.moviemind.local.faults.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a round once it is over.
 *
 * @param accepted the jobs of which a client heard a 202
 * @param endings what the topic of events says of their ends, repeated records too
 * @param logged the jobs whose end stands in the event log, once for each time it stands there
 * @param findings what the questions of the self-audit find, asked from outside of everything, and
 *     what the installation's own audit has found
 * @param following what its tenants were told of their events
 * @param leftOver what is still under way though everything should be at rest, in words
 */
public record Evidence(
    Set<UUID> accepted,
    List<Job> jobs,
    List<Item> items,
    List<Text> texts,
    List<Attempt> attempts,
    List<Call> calls,
    List<Ending> endings,
    List<UUID> logged,
    List<Interruption> interruptions,
    List<Finding> findings,
    Following following,
    List<String> leftOver) {

  /** What makes texts texts of the same thing. */
  public record Subject(UUID entity, String locale, String style) {}

  /** A row of the api's jobs. */
  public record Job(UUID id, String status, Subject subject, @Nullable UUID text) {

    public boolean isSettled() {
      return !status.equals("PENDING") && !status.equals("IN_PROGRESS");
    }

    public boolean isDone() {
      return status.equals("DONE");
    }

    public boolean isCanceled() {
      return status.equals("CANCELED");
    }
  }

  /** A finished work item. */
  public record Item(UUID id, String outcome, @Nullable UUID text, Set<UUID> jobs) {

    public boolean isDone() {
      return outcome.equals("DONE");
    }
  }

  /** A stored text. */
  public record Text(UUID id, UUID item, Subject subject) {}

  /**
   * A row of the ledger's attempts.
   *
   * @param instance the worker that made it; begins with its process id
   * @param charged micro-dollars: what it cost, or what is reserved for it
   * @param errorClass null when it brought a text
   */
  public record Attempt(
      UUID id,
      UUID item,
      String instance,
      String state,
      long charged,
      long inputTokens,
      long outputTokens,
      @Nullable String errorClass,
      Instant startedAt,
      @Nullable Instant endedAt) {

    public boolean isSettled() {
      return state.equals("SETTLED");
    }

    public boolean isOpen() {
      return state.equals("OPEN");
    }

    /** Whether nobody could know what became of it because its worker was gone. */
    public boolean isLostWithItsWorker() {
      return state.equals("LOST") && "LOST".equals(errorClass);
    }
  }

  /**
   * A call as the provider saw it.
   *
   * @param attempt what it came with as its idempotency key
   * @param fault what was done to it; empty where it was answered well
   */
  public record Call(
      String attempt, Instant at, int status, long inputTokens, long outputTokens, String fault) {

    public boolean isAnsweredWell() {
      return status == 200 && fault.isEmpty();
    }
  }

  /**
   * Something that a question of the self-audit found.
   *
   * @param by who asked
   */
  public record Finding(String by, String kind, String subject, String detail) {}

  /** A record that says that a job has ended. */
  public record Ending(UUID job, String eventId, String type) {}
}
