package com.moviemind.worker.money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides call by call what fits. Who is refused once is refused for the rest of the batch, so that
 * small calls do not eat the room that a larger one waits for.
 */
final class Counter {

  private final List<Account> accounts;
  private final Map<UUID, Refusal> held = new LinkedHashMap<>();
  private boolean changed;

  Counter(List<Account> accounts) {
    this.accounts = new ArrayList<>(accounts);
  }

  /** Null where the call is reserved. */
  @Nullable Refusal reserve(Reservation wanted) {
    var stopped = stopped(wanted);
    if (stopped != null) {
      return new Refusal(stopped.account(), wanted.micros());
    }
    for (var account : accounts) {
      if (account.concerns(wanted) && !account.has(wanted.micros())) {
        var refusal = new Refusal(account, wanted.micros());
        if (!refusal.exceedsCap()) {
          held.put(account.owner(), refusal);
        }
        return refusal;
      }
    }
    accounts.replaceAll(it -> it.concerns(wanted) ? it.plus(wanted.micros()) : it);
    changed = true;
    return null;
  }

  /** The accounts as they are now, where any changed. */
  Collection<Account> charged() {
    return changed ? accounts : List.of();
  }

  /** For each owner whose work has to wait, the first call that did not fit. */
  Collection<Refusal> held() {
    return held.values();
  }

  private @Nullable Refusal stopped(Reservation wanted) {
    var all = held.get(Owner.INSTALLATION);
    return all == null ? held.get(wanted.tenantId()) : all;
  }
}
