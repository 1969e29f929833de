package com.moviemind.worker.ledger.fair;

/**
 * What batch work is due while interactive work never ends: a part of the claims. Counted in claims
 * and not in slots, so that it holds as well where the model's limits are the narrow place.
 */
final class BatchShare {

  /** A batch lane that comes back after long does not take all it might have had. */
  private static final double MOST_DUE = 64;

  private final double share;
  private double due;

  /**
   * @param share from 0 to less than 1
   */
  BatchShare(double share) {
    this.share = share;
  }

  /** How many batch items go before interactive ones now. */
  int due() {
    return (int) due;
  }

  void claimed(int interactive, int batch) {
    var earned = interactive * share / (1 - share);
    due = Math.clamp(due + earned - batch, 0, MOST_DUE);
  }

  /** There was less batch work than was due. */
  void nothingWaits() {
    due = 0;
  }
}
