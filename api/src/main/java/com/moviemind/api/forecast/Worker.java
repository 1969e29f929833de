package com.moviemind.api.forecast;

import java.time.Instant;

/**
 * A worker process, as it publishes itself.
 *
 * @param slots calls it may have in flight
 * @param running calls it has
 * @param interactive how fast interactive work is started while some of it waits
 * @param interactiveRate interactive requests taken in a second
 * @param call from a call's begin to its end
 * @param intake from a request to its place in the ledger
 * @param claim from ready to claimed
 */
record Worker(
    String name,
    Instant seenAt,
    int slots,
    Running running,
    Pace interactive,
    Pace batch,
    double interactiveRate,
    Span call,
    Span intake,
    Span claim) {

  /** Starts while work was waiting, and for how many seconds it was. */
  record Pace(double starts, double seconds) {}
}
