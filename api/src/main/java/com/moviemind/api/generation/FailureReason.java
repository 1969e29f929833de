package com.moviemind.api.generation;

/** Why a job has no text, in the words of the interface. */
public enum FailureReason {
  NOT_FOUND,
  AI_API_ERROR,
  VALIDATION_ERROR,
  UNKNOWN_ERROR,
  /** Not started by the instant that its request named; only who names one meets it. */
  EXPIRED;

  /** A newer worker may know reasons that this build does not. */
  static FailureReason of(String word) {
    for (var reason : values()) {
      if (reason.name().equals(word)) {
        return reason;
      }
    }
    return UNKNOWN_ERROR;
  }
}
