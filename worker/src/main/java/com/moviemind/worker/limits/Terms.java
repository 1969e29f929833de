package com.moviemind.worker.limits;

import java.time.Duration;

/**
 * On what terms this replica uses a model.
 *
 * @param replica its name, never used again after its end
 * @param ttl how long it counts without a sign of life
 * @param maxReplicas by which the limits are divided while Redis is away
 * @param usualBound tokens a call may use at most, before anything is known of calls
 * @param probeTtl after which a probe that nobody heard of is given up
 */
record Terms(
    AccountLimits limits,
    String replica,
    Duration ttl,
    int maxReplicas,
    long usualBound,
    Duration probeTtl) {}
