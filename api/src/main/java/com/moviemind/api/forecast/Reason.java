package com.moviemind.api.forecast;

/** Why a text is not being written yet. */
public enum Reason {
  /** Accepted, and on its way to a worker. */
  NOT_TAKEN_IN,
  /** No worker gives a sign of life. */
  WORKER_AWAY,
  /** A budget is used up, until it begins anew or is raised. */
  BUDGET,
  /** An attempt failed, and another one is made at a stated time. */
  RETRY,
  /** No model works; one is tried again at a stated time. */
  BREAKER_OPEN,
  /** The limits of the model account allow no call before a stated time. */
  RATE_LIMIT,
  /** Other work is started before. */
  QUEUE,
  /** As many texts are being written as may be at once, and this one is next. */
  SLOTS_FULL,
  /** Nothing holds it: a worker takes it up now. */
  NEXT
}
