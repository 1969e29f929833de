package com.moviemind.api.webhooks.redelivery;

import com.moviemind.api.eventlog.EventSearch;
import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.DeliveryLog;
import com.moviemind.schemas.Ids;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The door to redeliveries: count first, then begin. */
@Component
public class Redeliveries {

  private static final int PAGE = 1_000;

  private final RedeliveryTable table;
  private final EventSearch events;
  private final DeliveryLog deliveries;
  private final Endpoints endpoints;

  Redeliveries(
      RedeliveryTable table, EventSearch events, DeliveryLog deliveries, Endpoints endpoints) {
    this.table = table;
    this.events = events;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
  }

  /** How many events would be sent. */
  public long count(Endpoint endpoint, Choice choice) {
    if (!choice.undelivered()) {
      return events.count(choice.filter(endpoint.tenantId(), choice.after()));
    }
    long count = 0;
    var page = page(endpoint, choice, choice.after(), PAGE);
    while (!page.isEmpty()) {
      count += wanted(endpoint, choice, page).size();
      page = page(endpoint, choice, page.getLast().seq(), PAGE);
    }
    return count;
  }

  /** Begins to send them, on whichever instance delivers for the endpoint. */
  public Redelivery begin(Endpoint endpoint, Choice choice, int ratePerSecond, long count) {
    var id = Ids.next();
    table.insert(id, endpoint.id(), choice, ratePerSecond, count);
    endpoints.touched(endpoint.id());
    return table.find(endpoint.id(), id).orElseThrow();
  }

  public Optional<Redelivery> find(Endpoint endpoint, UUID id) {
    return table.find(endpoint.id(), id);
  }

  /** Ends it; what was sent stays sent. */
  public boolean stop(Endpoint endpoint, UUID id) {
    var stopped = table.finish(endpoint.id(), id);
    endpoints.touched(endpoint.id());
    return stopped;
  }

  /** What goes on, by endpoint. */
  public Map<UUID, List<Redelivery>> goingOn(Collection<UUID> endpointIds) {
    return table.goingOn(endpointIds).stream()
        .collect(Collectors.groupingBy(Redelivery::endpointId));
  }

  /** The next events of a choice after this number, before any are left out. */
  public List<LoggedEvent> page(Endpoint endpoint, Choice choice, long after, int limit) {
    return events.first(choice.filter(endpoint.tenantId(), after), limit);
  }

  /** Those of a page that are to be sent. */
  public List<LoggedEvent> wanted(Endpoint endpoint, Choice choice, List<LoggedEvent> page) {
    if (!choice.undelivered()) {
      return page;
    }
    var delivered =
        deliveries.delivered(endpoint.id(), page.stream().map(LoggedEvent::eventId).toList());
    return page.stream().filter(it -> !delivered.contains(it.eventId())).toList();
  }

  @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
  void purge() {
    table.purge();
  }
}
