package com.moviemind.api.texts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A stored text.
 *
 * @param version among the texts of its entity, locale and style, from 1
 */
public record Text(
    UUID id,
    UUID entityId,
    String locale,
    String contextTag,
    int version,
    String text,
    String origin,
    Passport passport) {

  /**
   * Where a text comes from.
   *
   * @param promptHash SHA-256 of the prompt, hex
   * @param factsHash SHA-256 of the facts, hex
   * @param factsUsed names of the facts the prompt held
   * @param costMicros price of all attempts in micro-dollars
   * @param checks names of the checks the text passed
   */
  public record Passport(
      String model,
      String promptVersion,
      String promptHash,
      String factsHash,
      long factsVersion,
      List<String> factsUsed,
      long inputTokens,
      long cachedInputTokens,
      long outputTokens,
      long costMicros,
      int attempts,
      List<String> checks,
      int providerMs,
      Instant generatedAt) {}
}
