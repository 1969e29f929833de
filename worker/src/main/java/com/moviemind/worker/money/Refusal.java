package com.moviemind.worker.money;

import java.time.Instant;

/**
 * Why a call has to wait for budget.
 *
 * @param account which budget has no room for it
 * @param needMicros what the call would reserve
 */
public record Refusal(Account account, long needMicros) {

  /** When the period is over; the work may go on sooner, where calls give back or caps rise. */
  public Instant until() {
    return account.period().endAfter(account.starts());
  }

  /** True where the cap is smaller than this one call: it fits in no period. */
  public boolean exceedsCap() {
    return needMicros > account.capMicros();
  }

  /** In words, for whoever asks why the work waits. */
  public String reason() {
    var whose = account.owner().equals(Owner.INSTALLATION) ? "installation" : "tenant";
    return "budget: %s, %s, until %s%s"
        .formatted(
            whose,
            account.period().word(),
            until(),
            exceedsCap() ? ": the cap is smaller than this call" : "");
  }
}
