package com.moviemind.worker.limits;

import java.time.Duration;

/**
 * How a model's limits stand.
 *
 * @param rank place in the chain of models, from 0
 * @param breaker closed, open or half-open
 * @param held how long no call begins; zero where one may now, and where only an end of a call
 *     makes room
 * @param concurrency calls in flight allowed, over all replicas
 * @param requestsPerMinute zero: any number
 * @param tokensPerMinute zero: any number
 * @param tokensPerCall what a call is expected to use
 * @param rejections calls that it turns away
 * @param brokenFor how long the breaker has not been closed; zero where it is
 */
public record ModelState(
    String model,
    int rank,
    String breaker,
    Duration held,
    double concurrency,
    double requestsPerMinute,
    double tokensPerMinute,
    double tokensPerCall,
    RejectionRate rejections,
    Duration brokenFor) {}
