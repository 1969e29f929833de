package com.moviemind.api.quotes;

/**
 * The most that a text can cost.
 *
 * @param model the dearest of the chain that may write it
 * @param inputTokens of one call: a token is at least a byte
 * @param outputTokens of one call
 * @param callMicros what is reserved for the first call
 * @param furtherMicros what is reserved for a further one at most: it is told what was wrong
 * @param calls how many may be made before it is given up
 */
public record Bound(
    String model,
    String priceVersion,
    String promptVersion,
    long inputTokens,
    long outputTokens,
    long callMicros,
    long furtherMicros,
    int calls) {

  /** What all calls together can cost. */
  public long micros() {
    return callMicros + furtherMicros * (calls - 1);
  }
}
