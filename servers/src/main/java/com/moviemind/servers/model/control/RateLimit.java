package com.moviemind.servers.model.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account's requests and tokens per minute, as two buckets that refill evenly. Without a limit
 * everything passes, and the headers name a generous one.
 */
public final class RateLimit {

  private static final double GENEROUS_REQUESTS = 100_000;
  private static final double GENEROUS_TOKENS = 100_000_000;

  private final Bucket requests;
  private final Bucket tokens;

  /** Zero means no limit. */
  public RateLimit(long requestsPerMinute, long tokensPerMinute) {
    requests = new Bucket((double) requestsPerMinute, GENEROUS_REQUESTS);
    tokens = new Bucket((double) tokensPerMinute, GENEROUS_TOKENS);
  }

  /** Takes a request of so many tokens; the milliseconds to wait when it does not fit, else 0. */
  public long take(long tokenCount, long now) {
    double wait =
        Math.max(requests.millisUntil(1, now), tokens.millisUntil((double) tokenCount, now));
    if (wait == 0) {
      requests.take(1);
      tokens.take((double) tokenCount);
    }
    return (long) wait;
  }

  /** The x-ratelimit headers of the moment. */
  public List<String> headers() {
    return List.of(
        "x-ratelimit-limit-requests: " + (long) requests.perMinute,
        "x-ratelimit-limit-tokens: " + (long) tokens.perMinute,
        "x-ratelimit-remaining-requests: " + (long) requests.level,
        "x-ratelimit-remaining-tokens: " + (long) tokens.level,
        "x-ratelimit-reset-requests: " + requests.millisUntilFull() + "ms",
        "x-ratelimit-reset-tokens: " + tokens.millisUntilFull() + "ms");
  }

  private static final class Bucket {
    private final double perMinute;
    private final boolean enforced;
    private double level;
    private @Nullable Long refilled;

    Bucket(double limit, double generous) {
      enforced = limit > 0;
      perMinute = enforced ? limit : generous;
      level = perMinute;
    }

    double millisUntil(double amount, long now) {
      if (refilled != null) {
        level = Math.min(perMinute, level + perMinute * ((now - refilled) / 60e9));
      }
      refilled = now;
      double missing = Math.min(amount, perMinute) - level;
      return enforced && missing > 0 ? Math.ceil(missing * 60_000 / perMinute) : 0;
    }

    void take(double amount) {
      level = Math.max(0, level - amount);
    }

    long millisUntilFull() {
      return Math.round((perMinute - level) * 60_000 / perMinute);
    }
  }
}
