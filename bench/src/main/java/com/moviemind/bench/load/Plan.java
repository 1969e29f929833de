package com.moviemind.bench.load;

/**
 * How a load is offered.
 *
 * @param jobs requests in all
 * @param clients connections that ask; each waits for its answer before it asks again
 * @param pollers connections that follow jobs
 * @param rate requests a second over all clients; zero means as fast as answers come
 * @param outstanding jobs accepted and not settled, at most; zero means any number
 * @param oldestFirst whether pollers stay with the oldest job instead of going round all
 */
public record Plan(
    int jobs, int clients, int pollers, double rate, int outstanding, boolean oldestFirst) {

  public static Plan of(int jobs, int clients) {
    return new Plan(jobs, clients, 8, 0, 0, false);
  }

  public Plan atRate(double perSecond) {
    return new Plan(jobs, clients, pollers, perSecond, outstanding, oldestFirst);
  }

  /** Keeps this many jobs waiting; they settle in about the order they came. */
  public Plan keeping(int waiting) {
    return new Plan(jobs, clients, pollers, rate, waiting, true);
  }
}
