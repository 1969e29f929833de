package com.moviemind.worker.quarantine;

/** What became of an order. */
public sealed interface Decision {

  /** It had been decided before. */
  record Known() implements Decision {}

  /** The entry is not there, was decided, or is not as the operator saw it. */
  record Refused(String why) implements Decision {}

  /** It is done; a replay is for the caller to take in. */
  record Done(Payload payload) implements Decision {}
}
