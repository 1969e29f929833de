package com.moviemind.worker.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says is left of the account's limits; null where it does not say.
 *
 * @param remainingRequests requests left in the provider's window
 * @param remainingTokens tokens left in the provider's window
 * @param resetRequests until all requests of a window are there again
 * @param resetTokens until all tokens of a window are there again
 */
public record RateLimits(
    @Nullable Long remainingRequests,
    @Nullable Long remainingTokens,
    @Nullable Duration resetRequests,
    @Nullable Duration resetTokens) {

  public static final RateLimits UNKNOWN = new RateLimits(null, null, null, null);

  public boolean areKnown() {
    return remainingRequests != null || remainingTokens != null;
  }
}
