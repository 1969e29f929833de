package com.moviemind.worker.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attempt.
 *
 * @param known false when nobody can know what the call cost: it stays charged at its reservation
 * @param costMicros what it cost; ignored when not known
 * @param errorClass null when it brought a text
 */
public record Settlement(
    boolean known,
    long costMicros,
    long inputTokens,
    long cachedInputTokens,
    long outputTokens,
    @Nullable String errorClass,
    @Nullable String error) {

  /** An attempt that may or may not have been billed. */
  public static Settlement lost(String errorClass, String error) {
    return new Settlement(false, 0, 0, 0, 0, errorClass, error);
  }

  /** An attempt that cost nothing. */
  public static Settlement free(String errorClass, String error) {
    return new Settlement(true, 0, 0, 0, 0, errorClass, error);
  }

  /** What it is charged at, known or not. */
  public long chargedMicros(long reservedMicros) {
    return known ? costMicros : reservedMicros;
  }

  /** As the ledger has it: SETTLED or LOST. */
  public String state() {
    return known ? "SETTLED" : "LOST";
  }
}
