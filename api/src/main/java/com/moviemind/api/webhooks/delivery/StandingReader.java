package com.moviemind.api.webhooks.delivery;

import com.moviemind.api.webhooks.courier.Standing;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.DeliveryLog;
import com.moviemind.api.webhooks.redelivery.Redeliveries;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what couriers begin with: as many statements for all of them as for one. */
@Component
class StandingReader {

  private final Endpoints endpoints;
  private final DeliveryLog log;
  private final Redeliveries redeliveries;

  StandingReader(Endpoints endpoints, DeliveryLog log, Redeliveries redeliveries) {
    this.endpoints = endpoints;
    this.log = log;
    this.redeliveries = redeliveries;
  }

  /** Leaves out endpoints that were removed meanwhile. */
  List<Standing> of(List<Endpoint> these) {
    if (these.isEmpty()) {
      return List.of();
    }
    var ids = these.stream().map(Endpoint::id).toList();
    var secrets = endpoints.secrets(ids);
    var progress = log.progress(ids);
    var pending = log.pending(ids);
    var repeated = redeliveries.goingOn(ids);
    var standings = new ArrayList<Standing>();
    for (var it : these) {
      var place = progress.get(it.id());
      if (place != null) {
        standings.add(
            new Standing(
                it,
                secrets.getOrDefault(it.id(), List.of()),
                place,
                pending.getOrDefault(it.id(), List.of()),
                repeated.getOrDefault(it.id(), List.of())));
      }
    }
    return standings;
  }
}
