package com.moviemind.worker.money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * Prices of a model, in micro-dollars per million tokens (250000 is $0.25).
 *
 * @param input a token read
 * @param cachedInput a token read from the provider's cache
 * @param output a token written, reasoning included
 * @param batch of calls made through the provider's batch tier; null where it has none
 */
public record Price(
    @Min(0) @Max(MOST) long input,
    @Min(0) @Max(MOST) long cachedInput,
    @Min(0) @Max(MOST) long output,
    @Nullable @Valid Batch batch) {

  /** A thousand dollars per million tokens; keeps every product within a long. */
  static final long MOST = 1_000_000_000;

  /** The same, for calls that the provider answers when it likes. */
  public record Batch(
      @Min(0) @Max(MOST) long input,
      @Min(0) @Max(MOST) long cachedInput,
      @Min(0) @Max(MOST) long output) {}

  /** The price in this tier; the standard one where the provider has no other. */
  Price in(Tier tier) {
    return switch (tier) {
      case STANDARD -> this;
      case BATCH ->
          batch == null
              ? this
              : new Price(batch.input(), batch.cachedInput(), batch.output(), null);
    };
  }
}
