package com.moviemind.worker.limits;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a step is answered.
 *
 * @param any calls that may begin
 * @param batch batch calls among them, at most
 * @param waitMillis until there may be one more; zero where only an end of a call makes room
 * @param expected tokens charged for each, to be settled
 * @param unit tokens set aside for each, to be settled
 * @param number of the last of these calls since the beginning
 * @param at when, by the clock of who granted it, in milliseconds
 * @param probe the one call that tries whether the model works again
 * @param breaker closed, open or half-open
 * @param cap calls in flight allowed at present
 * @param replicas that gave a sign of life
 * @param fresh nothing was known before
 */
record Grant(
    int any,
    int batch,
    @JsonProperty("wait") double waitMillis,
    double expected,
    double unit,
    double number,
    long at,
    boolean probe,
    String breaker,
    double cap,
    int replicas,
    boolean fresh) {

  boolean isClosed() {
    return breaker.equals("closed");
  }
}
