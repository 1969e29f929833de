package com.moviemind.worker.provider;

import org.jspecify.annotations.Nullable;

/**
 * What the provider says is left of the account's limits; null where it does not say.
 *
 * @param remainingRequests requests left in the provider's window
 * @param remainingTokens tokens left in the provider's window
 */
public record RateLimits(@Nullable Long remainingRequests, @Nullable Long remainingTokens) {

  public static final RateLimits UNKNOWN = new RateLimits(null, null);
}
