package com.moviemind.api.webhooks.delivery;

import com.moviemind.api.webhooks.courier.Courier;
import com.moviemind.api.webhooks.courier.Couriers;
import com.moviemind.api.webhooks.courier.Standing;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.shards.Hold;
import com.moviemind.api.webhooks.shards.Shards;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which couriers work here. For one thread. */
@Component
class Roster {

  /** Longer than a change takes from its statement to its commit, and than a missed turn. */
  private static final Duration LATELY = Duration.ofSeconds(30);

  private static final int TURNS_BETWEEN_REVIEWS = 20;

  private final Shards shards;
  private final Endpoints endpoints;
  private final StandingReader standings;
  private final Couriers couriers;
  private final Map<UUID, Courier> working = new ConcurrentHashMap<>();
  private Set<Hold> held = Set.of();
  private long renewed = System.nanoTime();
  private int turn;

  Roster(
      Shards shards,
      Endpoints endpoints,
      StandingReader standings,
      Couriers couriers,
      MeterRegistry meters) {
    this.shards = shards;
    this.endpoints = endpoints;
    this.standings = standings;
    this.couriers = couriers;
    meters.gauge("moviemind.webhooks.endpoints", working, Map::size);
    meters.gauge(
        "moviemind.webhooks.parked",
        working,
        it -> it.values().stream().filter(Courier::isParked).count());
  }

  /** One look: leases, new shards, lost ones, changed endpoints. */
  void turn() {
    var now = shards.renew(held);
    renewed = System.nanoTime();
    var kept = numbers(now, held::contains);
    var taken = numbers(now, it -> !held.contains(it));
    // of one that was taken again too: another instance may have gone on meanwhile
    dismiss(courier -> kept.contains(courier.endpoint().shard()));
    if (!taken.isEmpty()) {
      begin(endpoints.in(taken));
    }
    // known as held once its couriers work; where they could not begin it is taken again
    held = now;
    if (!kept.isEmpty()) {
      begin(endpoints.changedIn(kept, LATELY));
    }
    if (turn++ % TURNS_BETWEEN_REVIEWS == 0) {
      review();
    }
  }

  /** For how long the leases have not been renewed. */
  Duration sinceRenewal() {
    return Duration.ofNanos(System.nanoTime() - renewed);
  }

  /** Whoever cannot renew in time may no longer hold anything. */
  void dismissAll() {
    held = Set.of();
    dismiss(_ -> false);
  }

  /** Begins with what is new, tells the others of what changed. */
  private void begin(List<Endpoint> some) {
    var unknown = some.stream().filter(it -> !knows(it)).toList();
    for (var standing : standings.of(unknown)) {
      var courier = working.get(standing.endpoint().id());
      if (courier == null) {
        begin(standing);
      } else {
        courier.change(standing);
      }
    }
  }

  private static Set<Integer> numbers(Set<Hold> holds, Predicate<Hold> which) {
    return holds.stream().filter(which).map(Hold::shard).collect(Collectors.toSet());
  }

  private boolean knows(Endpoint endpoint) {
    var courier = working.get(endpoint.id());
    return courier != null && !endpoint.changedAt().isAfter(courier.changedAt());
  }

  private void begin(Standing standing) {
    var courier = couriers.of(standing);
    working.put(standing.endpoint().id(), courier);
    courier.start();
  }

  /** Finds endpoints that were removed, and whatever was overlooked. */
  private void review() {
    if (held.isEmpty()) {
      return;
    }
    var all = endpoints.in(numbers(held, _ -> true));
    var ids = all.stream().map(Endpoint::id).collect(Collectors.toSet());
    dismiss(courier -> ids.contains(courier.endpoint().id()));
    begin(all);
  }

  private void dismiss(Predicate<Courier> stays) {
    working
        .values()
        .removeIf(it -> {
          if (stays.test(it)) {
            return false;
          }
          it.stop();
          return true;
        });
  }
}
