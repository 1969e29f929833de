package com.moviemind.worker.limits;

/**
 * What one call holds of a model's limits until it has ended.
 *
 * @param number of the call, of all that this replica made
 * @param bound the most tokens it may use
 * @param unit tokens set aside for it
 * @param grant with how many others it was granted
 * @param shared whether all replicas know of it
 */
record Permit(
    long number,
    boolean batch,
    double bound,
    double unit,
    Grant grant,
    boolean probe,
    boolean shared) {}
