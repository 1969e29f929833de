package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.Follower;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.LiveSecret;
import com.moviemind.messaging.lease.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers one endpoint's events: a virtual thread decides what is next and waits for its time;
 * each request has a virtual thread of its own.
 */
public final class Courier {

  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private final Couriers tools;
  private final Signal wake = new Signal();
  private final Follower follower;
  private final Round round;
  private volatile Endpoint endpoint;
  private volatile List<LiveSecret> secrets;
  private volatile Instant knownOf;
  private volatile boolean stopped;

  Courier(Couriers tools, Standing standing) {
    this.tools = tools;
    this.endpoint = standing.endpoint();
    this.secrets = standing.secrets();
    this.knownOf = endpoint.changedAt();
    this.follower = tools.feed().attend(endpoint.tenantId(), standing.progress().cursor(), wake);
    this.round = new Round(tools, standing, follower);
  }

  public void start() {
    Thread.ofVirtual().name("courier-" + endpoint.id()).start(this::deliverUntilStopped);
  }

  /** Begins nothing more; what is under way ends by itself. */
  public void stop() {
    stopped = true;
    follower.close();
    wake.raise();
  }

  /** Takes what its owner changed. */
  public void change(Standing now) {
    var before = endpoint;
    // not newer: what an answer changed here, and is not written yet, stays
    if (now.endpoint().changedAt().isAfter(before.changedAt())) {
      endpoint = now.endpoint();
    }
    knownOf = now.endpoint().changedAt();
    secrets = now.secrets();
    round.change(before, now);
    wake.raise();
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** When what it knows of its endpoint was changed last. */
  public Instant changedAt() {
    return knownOf;
  }

  public boolean isParked() {
    return round.isParked();
  }

  private void deliverUntilStopped() {
    while (!stopped) {
      try {
        if (endpoint.disabled() != null || !signs()) {
          wake.await(LONG);
          continue;
        }
        var item = round.next(endpoint);
        if (item != null) {
          Thread.ofVirtual().name("delivery").start(() -> deliver(item));
        } else {
          wake.await(round.pause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.debug("Deliveries to endpoint {} wait for the log: {}", endpoint.id(), e.toString());
        pause();
      }
    }
  }

  private boolean signs() {
    var now = tools.clock().instant();
    return secrets.stream().anyMatch(it -> it.signsAt(now));
  }

  private void deliver(Item item) {
    try {
      var sent = tools.sending().send(endpoint, secrets, item);
      var disabled = round.ended(endpoint, item, sent);
      if (disabled != null) {
        endpoint = disabled;
      }
    } catch (RuntimeException e) {
      log.warn("A delivery to endpoint {} broke off, it is repeated", endpoint.id(), e);
      round.brokeOff(item);
    } finally {
      wake.raise();
    }
  }

  private void pause() {
    try {
      wake.await(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }
}
