package com.moviemind.worker.provider;

/**
 * Tokens of a call, as the provider counted them.
 *
 * @param input tokens read, cached ones included
 * @param cachedInput tokens read from the provider's cache
 * @param output tokens written, reasoning included
 */
public record Usage(long input, long cachedInput, long output) {

  public static final Usage NONE = new Usage(0, 0, 0);
}
