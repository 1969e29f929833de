package com.moviemind.bench.load;

/** A request that was answered 202; times in microseconds of the wall clock. */
public record Job(Work work, String id, long sentMicros, long acceptedMicros) {}
