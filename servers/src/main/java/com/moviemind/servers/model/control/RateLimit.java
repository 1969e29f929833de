package com.moviemind.servers.model.control;

import com.moviemind.servers.model.control.Allowance.Bucket;
import com.moviemind.servers.model.control.Allowance.Sliding;
import java.util.List;

/**
 * The account's requests and tokens per minute, enforced. Without a limit everything passes, and
 * the headers name a generous one. A request that is turned away counts for nothing.
 */
public final class RateLimit {

  private static final long GENEROUS_REQUESTS = 100_000;
  private static final long GENEROUS_TOKENS = 100_000_000;

  /**
   * What is enforced, as {@code POST /stand-in/limits} takes it.
   *
   * @param rpm requests per minute; zero or absent: any number
   * @param tpm tokens per minute; zero or absent: any number
   * @param sliding whether no minute may hold more, wherever it begins; else a bucket that holds a
   *     minute's worth and refills evenly
   * @param empty whether the buckets begin empty, so that every excess is turned away at once
   */
  public record Limits(long rpm, long tpm, boolean sliding, boolean empty) {}

  /** What came of it since the limits were set. */
  public record Use(Limits limits, long admitted, long rejected, long tokens, double seconds) {}

  private Limits limits;
  private Allowance requests;
  private Allowance tokens;
  private long since;
  private long admitted;
  private long rejected;
  private long used;

  public RateLimit(Limits limits, long now) {
    this.limits = limits;
    requests = allowance(limits.rpm(), GENEROUS_REQUESTS, limits, now);
    tokens = allowance(limits.tpm(), GENEROUS_TOKENS, limits, now);
    since = now;
  }

  /** From the next request on; nothing is used of them yet. */
  public void becomes(Limits others, long now) {
    limits = others;
    requests = allowance(others.rpm(), GENEROUS_REQUESTS, others, now);
    tokens = allowance(others.tpm(), GENEROUS_TOKENS, others, now);
    since = now;
    admitted = 0;
    rejected = 0;
    used = 0;
  }

  /**
   * Takes a request that reads so many tokens; the milliseconds to wait when it does not fit, else
   * 0.
   */
  public long take(long tokenCount, long now) {
    // more than a minute holds could never pass
    var fitting = (double) Math.min(tokenCount, limits.tpm());
    var forRequest = limits.rpm() == 0 ? 0 : requests.until(1, now);
    var forTokens = limits.tpm() == 0 ? 0 : tokens.until(fitting, now);
    if (forRequest > 0 || forTokens > 0) {
      rejected++;
      return Math.ceilDiv(Math.max(forRequest, forTokens), 1_000_000L);
    }
    requests.take(1, now);
    admitted++;
    wrote(tokenCount, now);
    return 0;
  }

  /** Counts what the model wrote, which nobody could know before. */
  public void wrote(long tokenCount, long now) {
    used += tokenCount;
    tokens.take((double) tokenCount, now);
  }

  public Use use(long now) {
    return new Use(limits, admitted, rejected, used, (now - since) / 1e9);
  }

  /** The x-ratelimit headers of the moment, as OpenAI writes them. */
  public List<String> headers(long now) {
    var mostRequests = limits.rpm() == 0 ? GENEROUS_REQUESTS : limits.rpm();
    var mostTokens = limits.tpm() == 0 ? GENEROUS_TOKENS : limits.tpm();
    return List.of(
        "x-ratelimit-limit-requests: " + mostRequests,
        "x-ratelimit-limit-tokens: " + mostTokens,
        "x-ratelimit-remaining-requests: " + left(requests, now),
        "x-ratelimit-remaining-tokens: " + left(tokens, now),
        "x-ratelimit-reset-requests: " + reset(requests, mostRequests, now),
        "x-ratelimit-reset-tokens: " + reset(tokens, mostTokens, now));
  }

  private static Allowance allowance(long perMinute, long generous, Limits limits, long now) {
    if (perMinute == 0) {
      return new Bucket((double) generous, (double) generous, now);
    }
    var most = (double) perMinute;
    return limits.sliding() ? new Sliding(most) : new Bucket(most, limits.empty() ? 0 : most, now);
  }

  private static long left(Allowance allowance, long now) {
    return (long) Math.max(0, allowance.left(now));
  }

  private static String reset(Allowance allowance, long most, long now) {
    return allowance.until((double) most, now) / 1_000_000 + "ms";
  }
}
