package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Following.Delivery;
import java.util.stream.Stream;

/** What is delivered to an endpoint is signed for it, and is an event of its tenant. */
final class EventsReachNoOtherTenant implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    return evidence.following().deliveries().stream().flatMap(EventsReachNoOtherTenant::complaint);
  }

  private static Stream<String> complaint(Delivery delivery) {
    var endpoint = delivery.endpoint();
    if (delivery.complaint() != null) {
      return Stream.of(
          "a delivery to the %s endpoint of tenant %s is not genuine: %s"
              .formatted(endpoint.name(), endpoint.tenant(), delivery.complaint()));
    }
    return endpoint.tenant().equals(delivery.owner())
        ? Stream.empty()
        : Stream.of(
            "event %s of tenant %s was delivered to the %s endpoint of tenant %s"
                .formatted(delivery.event(), delivery.owner(), endpoint.name(), endpoint.tenant()));
  }
}
