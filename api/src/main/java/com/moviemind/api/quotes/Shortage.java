package com.moviemind.api.quotes;

import java.time.Instant;

/**
 * A budget that has no room for a call.
 *
 * @param whose tenant or installation
 * @param period day or month
 * @param until when it begins anew, UTC
 */
public record Shortage(String whose, String period, Instant until) {}
