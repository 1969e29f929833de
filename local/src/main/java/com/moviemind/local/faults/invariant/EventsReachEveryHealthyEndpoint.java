package com.moviemind.local.faults.invariant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Following.Delivery;
import java.util.Set;
import java.util.stream.Stream;

/** Each event of a tenant is delivered to each of its endpoints that take deliveries. */
final class EventsReachEveryHealthyEndpoint implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var following = evidence.following();
    var arrived =
        following.deliveries().stream()
            .filter(it -> it.complaint() == null)
            .collect(groupingBy(Delivery::endpoint, mapping(Delivery::event, toSet())));
    return following.endpoints().stream()
        .flatMap(endpoint ->
            following.log(endpoint.tenant()).stream()
                .filter(it -> !arrived.getOrDefault(endpoint, Set.of()).contains(it.id()))
                .map(it ->
                    "event %s (number %d) was never delivered to the %s endpoint of tenant %s"
                        .formatted(it.id(), it.seq(), endpoint.name(), endpoint.tenant())));
  }
}
