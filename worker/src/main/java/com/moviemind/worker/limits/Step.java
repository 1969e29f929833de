package com.moviemind.worker.limits;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a replica tells of its calls and asks for, as {@code step.lua} reads it. What it holds is
 * said as it is, not as a difference: a lost step, or a lost Redis, is made good by the next one.
 *
 * @param ttl milliseconds after which a silent replica's calls no longer count
 * @param inFlight calls that hold a place, batch ones included
 * @param any calls that may begin
 * @param batch batch calls among them, at most
 * @param bound the most tokens a call commonly may use
 */
record Step(
    String replica,
    long ttl,
    @JsonProperty("in_flight") int inFlight,
    @JsonProperty("in_flight_batch") int inFlightBatch,
    int any,
    int batch,
    double bound,
    double rpm,
    double tpm,
    int concurrency,
    @JsonProperty("probe_ttl") long probeTtl,
    Report report) {

  /**
   * What became of calls since the last step.
   *
   * @param used tokens, of {@code calls} whose usage is known
   * @param peak the largest part of its bound that one of them used
   * @param overloads calls that met 429 or 5xx
   * @param overloadAt when the latest of those began
   * @param failures calls that speak against the provider
   * @param dead calls that say the account or the model does not work at all
   * @param hold milliseconds the provider asked to wait
   * @param probe 1 the probe succeeded, -1 it failed, 2 it was not made, 0 nothing is known
   */
  record Report(
      @JsonProperty("requests_back") int requestsBack,
      @JsonProperty("tokens_back") double tokensBack,
      @JsonProperty("stock_back") double stockBack,
      double used,
      int calls,
      double peak,
      int successes,
      int failures,
      int dead,
      int overloads,
      @JsonProperty("overload_at") long overloadAt,
      long hold,
      int probe,
      Headers headers) {}

  /** What the provider said was left when the call of this number began; negative: nothing. */
  record Headers(
      double number,
      long at,
      long requests,
      long tokens,
      @JsonProperty("reset_requests") long resetRequests,
      @JsonProperty("reset_tokens") long resetTokens) {

    static final Headers NONE = new Headers(0, 0, -1, -1, -1, -1);
  }
}
