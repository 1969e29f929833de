package com.moviemind.worker.ledger.fair;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far each tenant of a lane has been served by this process, in virtual time: an item takes its
 * tenant on by one over the weight, and who is least far is next. A tenant that is not known starts
 * where the lane stands, so that time without work saves nothing up.
 *
 * <p>Kept in memory: each process shares its own claims fairly, so all of them do, and no row is
 * written that all of them would wait for. A process that starts anew begins with everybody equal.
 */
final class LaneClock {

  /**
   * What is ready may become visible later than what came after it: its transaction was longer. So
   * a look begins this long before the last item taken, and now and then at the beginning.
   */
  private static final Duration LATE_COMMIT = Duration.ofMillis(500);

  private static final long LOOK_ALL_OVER_NANOS = Duration.ofMillis(500).toNanos();

  /** Where a tenant's queue begins; what is before was taken. */
  private record Head(Instant from, long until) {}

  private final Map<UUID, Double> ahead = new HashMap<>();
  private final Map<UUID, Head> heads = new HashMap<>();
  private double now;
  private double next;

  /** Where the lane stands: how far the tenant served last was before its last item. */
  double now() {
    return now;
  }

  double of(UUID tenant) {
    return Math.max(now, ahead.getOrDefault(tenant, now));
  }

  /**
   * These items of a tenant were taken.
   *
   * @param lastReady when the last of them became ready
   */
  void served(UUID tenant, int items, int weight, Instant lastReady, long nanoTime) {
    var before = of(tenant);
    ahead.put(tenant, before + items / (double) weight);
    var head = heads.get(tenant);
    var until =
        head == null || head.until() - nanoTime <= 0
            ? nanoTime + LOOK_ALL_OVER_NANOS
            : head.until();
    heads.put(tenant, new Head(lastReady.minus(LATE_COMMIT), until));
    next = Math.max(next, before + (items - 1) / (double) weight);
  }

  /** Before a look: the lane stands where the last one took it; what lies behind is forgotten. */
  void advance(long nanoTime) {
    now = Math.max(now, next);
    ahead.values().removeIf(it -> it <= now);
    heads.values().removeIf(it -> it.until() - nanoTime <= 0);
  }

  /** As a JSON object: by tenant, how far it is served and from when on its queue is looked at. */
  String json() {
    var json = new StringJoiner(",", "{", "}");
    ahead.forEach((tenant, vt) -> json.add(entry(tenant, vt, heads.get(tenant))));
    heads.forEach((tenant, head) -> {
      if (!ahead.containsKey(tenant)) {
        json.add(entry(tenant, now, head));
      }
    });
    return json.toString();
  }

  private static String entry(UUID tenant, double vt, @Nullable Head head) {
    var from = head == null ? "null" : "\"" + head.from() + "\"";
    return "\"" + tenant + "\":[" + vt + "," + from + "]";
  }
}
