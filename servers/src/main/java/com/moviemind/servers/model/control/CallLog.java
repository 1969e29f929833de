package com.moviemind.servers.model.control;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was asked of the stand-in: the latest calls one by one, all of them counted, and the time
 * integral of the calls in flight, from which a mean over any stretch follows.
 */
public final class CallLog {

  private static final int REMEMBERED = 150_000;

  /**
   * What a call puts on the account's bill, and what was done to it.
   *
   * @param fault the kind of trouble that struck it; empty where none did
   */
  public record Bill(long inputTokens, long outputTokens, String fault) {

    /** A call that was turned away costs nothing. */
    public static Bill nothing(String fault) {
      return new Bill(0, 0, fault);
    }
  }

  /**
   * One call.
   *
   * @param epochMicros when it arrived
   * @param key its Idempotency-Key or empty
   */
  public record Call(
      long number, long epochMicros, int status, String work, String key, Bill bill) {}

  /** The totals of a moment. */
  public record Totals(
      long calls,
      int inFlight,
      int peakInFlight,
      double inFlightSeconds,
      double upSeconds,
      Map<Integer, Long> byStatus) {}

  private final ArrayDeque<Call> latest = new ArrayDeque<>();
  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final long started = System.nanoTime();
  private long calls;
  private int inFlight;
  private int peak;
  private double inFlightNanos;
  private long changed = started;

  public void began(long epochMicros, int status, String work, String key, Bill bill) {
    latest.add(new Call(++calls, epochMicros, status, work, key, bill));
    if (latest.size() > REMEMBERED) {
      latest.remove();
    }
    byStatus.merge(status, 1L, Long::sum);
    count(1);
    peak = Math.max(peak, inFlight);
  }

  public void ended() {
    count(-1);
  }

  public Totals totals() {
    count(0);
    return new Totals(
        calls,
        inFlight,
        peak,
        inFlightNanos / 1e9,
        (System.nanoTime() - started) / 1e9,
        new TreeMap<>(byStatus));
  }

  /** How many of the remembered calls each piece of work got. */
  public Map<String, Integer> byWork() {
    return countedBy(Call::work);
  }

  /** How many of the remembered calls came with each Idempotency-Key. */
  public Map<String, Integer> byKey() {
    return countedBy(Call::key);
  }

  /**
   * The remembered calls after this number, a line each: number, epoch micros, status, work, key,
   * input tokens and output tokens billed, fault.
   */
  public String linesAfter(long number) {
    var lines = new StringBuilder();
    for (var call : latest) {
      if (call.number() > number) {
        lines.append(call.number()).append('\t').append(call.epochMicros()).append('\t');
        lines.append(call.status()).append('\t').append(call.work()).append('\t');
        lines.append(call.key()).append('\t').append(call.bill().inputTokens()).append('\t');
        lines.append(call.bill().outputTokens()).append('\t');
        lines.append(call.bill().fault()).append('\n');
      }
    }
    return lines.toString();
  }

  public void clear() {
    latest.clear();
    byStatus.clear();
    calls = 0;
    peak = inFlight;
  }

  private Map<String, Integer> countedBy(Function<Call, String> name) {
    Map<String, Integer> counts = new HashMap<>();
    latest.stream()
        .map(name)
        .filter(it -> !it.isEmpty())
        .forEach(it -> counts.merge(it, 1, Integer::sum));
    return counts;
  }

  private void count(int change) {
    long now = System.nanoTime();
    inFlightNanos += (double) inFlight * (now - changed);
    changed = now;
    inFlight += change;
  }
}
