package com.moviemind.api.generation;

import java.time.Instant;
import java.util.UUID;

/** What the worker says of a job's work. It decides; the api listens. */
public sealed interface WorkerReport {

  record Started(Instant at) implements WorkerReport {}

  record Completed(Instant at, UUID textId) implements WorkerReport {}

  record GaveUp(Instant at, Failure failure) implements WorkerReport {}

  record Abandoned(Instant at) implements WorkerReport {}
}
