package com.moviemind.worker.limits;

/**
 * What a model account allows, over all replicas.
 *
 * @param requests per minute; zero: any number
 * @param tokens per minute; zero: any number
 * @param concurrency calls in flight: where it starts and what it never passes
 */
record AccountLimits(double requests, double tokens, int concurrency) {

  /** What one of so many replicas may use by itself. */
  AccountLimits sharedBy(int replicas) {
    return new AccountLimits(
        part(requests, replicas), part(tokens, replicas), Math.max(2, concurrency / replicas));
  }

  private static double part(double limit, int replicas) {
    return limit == 0 ? 0 : Math.max(1, limit / replicas);
  }
}
