package com.moviemind.api.access;

/**
 * How much a tenant may ask.
 *
 * @param requestsPerMinute requests of all its keys together in one minute of the clock
 * @param generationsPerMonth jobs accepted in one calendar month, UTC
 * @param weight its tenants' share where work of several waits for the model, from 1
 */
public record Plan(String name, long requestsPerMinute, long generationsPerMonth, int weight) {

  /** A plan of weight 1. */
  public Plan(String name, long requestsPerMinute, long generationsPerMonth) {
    this(name, requestsPerMinute, generationsPerMonth, 1);
  }
}
