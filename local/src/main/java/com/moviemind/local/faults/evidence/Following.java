package com.moviemind.local.faults.evidence;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the round's tenants were told of their events.
 *
 * @param log the events of these tenants since the round began, in the order of the log
 * @param endpoints those that take deliveries at the end, if not all the time
 * @param deliveries in this round and before; repeated ones too
 * @param readings by those who read the log themselves
 */
public record Following(
    List<Event> log, Set<Endpoint> endpoints, List<Delivery> deliveries, List<Reading> readings) {

  /** A row of the event log. */
  public record Event(UUID id, long seq, UUID tenant) {}

  /** An address for webhooks. */
  public record Endpoint(String name, UUID tenant) {}

  /**
   * An event as it came to an endpoint.
   *
   * @param owner the tenant to whom it belongs, by the log; null where the log does not hold it
   * @param complaint what is wrong with its signature; null where nothing is
   */
  public record Delivery(
      Endpoint endpoint, UUID event, @Nullable UUID owner, @Nullable String complaint) {}

  /**
   * One reader's sequence of events since the round began, over all its connections.
   *
   * @param way how it reads
   * @param seqs numbers of the events, in the order in which it was told
   */
  public record Reading(String way, UUID tenant, List<Long> seqs) {}

  /** In a few words. */
  public String sum() {
    return "%d events, %d deliveries of %d events so far, %d and more by pull and stream"
        .formatted(
            log.size(),
            deliveries.size(),
            deliveries.stream().map(Delivery::event).distinct().count(),
            readings.stream().mapToInt(it -> it.seqs().size()).min().orElse(0));
  }

  /** The tenant's part of the log. */
  public List<Event> log(UUID tenant) {
    return log.stream().filter(it -> it.tenant().equals(tenant)).toList();
  }
}
