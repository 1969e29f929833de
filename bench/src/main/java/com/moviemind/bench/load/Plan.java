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
 * @param lane in which the work is asked for
 */
public record Plan(
    int jobs,
    int clients,
    int pollers,
    double rate,
    int outstanding,
    boolean oldestFirst,
    String lane) {

  public static Plan of(int jobs, int clients) {
    return new Plan(jobs, clients, 8, 0, 0, false, "interactive");
  }

  public Plan atRate(double perSecond) {
    return new Plan(jobs, clients, pollers, perSecond, outstanding, oldestFirst, lane);
  }

  /** Keeps this many jobs waiting; they settle in about the order they came. */
  public Plan keeping(int waiting) {
    return new Plan(jobs, clients, pollers, rate, waiting, true, lane);
  }

  /** Work that fills what is left. */
  public Plan inBatch() {
    return new Plan(jobs, clients, pollers, rate, outstanding, oldestFirst, "batch");
  }
}
