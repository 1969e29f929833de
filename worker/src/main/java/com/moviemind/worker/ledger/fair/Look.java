package com.moviemind.worker.ledger.fair;

import com.moviemind.worker.ledger.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one look for work brought. */
final class Look {

  private final List<Leased> leased = new ArrayList<>();
  private final LaneLook urgent;
  private final LaneLook rest;

  Look(int roomForUrgent, int roomForRest) {
    this.urgent = new LaneLook(roomForUrgent);
    this.rest = new LaneLook(roomForRest);
  }

  void add(Leased item, int quota, int weight, int tenants) {
    leased.add(item);
    (item.item().lane() == Lane.INTERACTIVE ? urgent : rest).add(item, quota, weight, tenants);
  }

  List<Leased> leased() {
    return leased;
  }

  int count() {
    return leased.size();
  }

  LaneLook urgent() {
    return urgent;
  }

  LaneLook rest() {
    return rest;
  }

  /** Whether more may be ready for the room that is left. */
  boolean worthAnother(int any, int batch) {
    return any > 0 && (urgent.isOpen() || (batch > 0 && rest.isOpen()));
  }

  /** What it brought in one lane. */
  static final class LaneLook {

    private record Turn(int quota, int weight, int items, Instant lastReady) {
      Turn and(Instant ready) {
        return new Turn(quota, weight, items + 1, ready.isAfter(lastReady) ? ready : lastReady);
      }
    }

    private final Map<UUID, Turn> byTenant = new HashMap<>();
    private final int room;
    private int tenants;
    private int count;

    LaneLook(int room) {
      this.room = room;
    }

    void add(Leased item, int quota, int weight, int tenants) {
      byTenant.merge(
          item.item().tenantId(),
          new Turn(quota, weight, 1, item.readyAt()),
          (turn, _) -> turn.and(item.readyAt()));
      this.tenants = tenants;
      count++;
    }

    int count() {
      return count;
    }

    /** Not every tenant that had something ready was served to the end. */
    boolean isOpen() {
      var exhausted = byTenant.values().stream().filter(it -> it.items() < it.quota()).count();
      return count > 0 && (count == room || exhausted < tenants);
    }

    void tell(LaneClock clock, long nanoTime) {
      byTenant.forEach((tenant, turn) ->
          clock.served(tenant, turn.items(), turn.weight(), turn.lastReady(), nanoTime));
    }
  }
}
