package com.moviemind.worker.money;

/** How a call is sold. */
public enum Tier {
  /** Answered at once. */
  STANDARD,
  /** Answered when the provider likes, for less. */
  BATCH
}
