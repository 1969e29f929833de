package com.moviemind.api.webhooks.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The machine's name servers. A look-up blocks the thread that makes it, and cannot be broken off;
 * it has platform threads of its own, or slow name servers would hold the few threads that all
 * virtual ones run on.
 */
final class SystemNames implements Names {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int AT_ONCE = 64;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("names-", 0).daemon().factory());

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    try {
      return threads
          .submit(() -> List.of(InetAddress.getAllByName(host)))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnknownHostException("no name server knows " + host);
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new UnknownHostException("the name servers did not answer for " + host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnknownHostException("interrupted");
    }
  }
}
