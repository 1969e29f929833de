package com.moviemind.worker.limits;

/** Where a model's limits are counted. */
interface State {

  /** Takes a step; atomic. */
  Grant step(Step step);
}
