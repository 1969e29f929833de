package com.moviemind.api.access;

/**
 * How much a tenant may ask.
 *
 * @param requestsPerMinute requests of all its keys together in one minute of the clock
 * @param generationsPerMonth jobs accepted in one calendar month, UTC
 */
public record Plan(String name, long requestsPerMinute, long generationsPerMonth) {}
