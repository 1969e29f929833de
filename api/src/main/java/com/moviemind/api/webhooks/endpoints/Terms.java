package com.moviemind.api.webhooks.endpoints;

import java.util.List;

/**
 * What an owner decides about an endpoint.
 *
 * @param eventTypes which events are delivered: types, or families such as {@code job.*}; empty:
 *     all
 * @param includeText whether the text stands in the event that says it is made
 * @param maxConcurrency deliveries under way at once, at most; with one, events arrive in order
 * @param ratePerSecond deliveries begun in a second, at most
 */
public record Terms(
    String url,
    String description,
    List<String> eventTypes,
    boolean includeText,
    int maxConcurrency,
    int ratePerSecond) {

  public static final int CONCURRENCY = 8;
  public static final int RATE = 100;

  public boolean wants(String type) {
    return eventTypes.isEmpty() || eventTypes.stream().anyMatch(it -> matches(it, type));
  }

  private static boolean matches(String wanted, String type) {
    return wanted.endsWith(".*")
        ? type.startsWith(wanted.substring(0, wanted.length() - 1))
        : wanted.equals(type);
  }
}
