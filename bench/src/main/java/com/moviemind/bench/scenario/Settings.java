package com.moviemind.bench.scenario;

/**
 * The sizes of measurements.
 *
 * @param warmUp jobs before the counted ones
 * @param clients connections that ask at once
 * @param rate offered requests a second of the acceptance measurement
 * @param latencyMs median of the model's latency where it has one
 * @param seconds of the saturated stretch
 */
public record Settings(
    int jobs, int warmUp, int clients, double rate, double latencyMs, int seconds) {}
