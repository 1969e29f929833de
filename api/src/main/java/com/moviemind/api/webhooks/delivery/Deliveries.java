package com.moviemind.api.webhooks.delivery;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.Journal;
import com.moviemind.api.webhooks.shards.Shards;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps the leases and the couriers, from the application's start to its end. */
@Component
class Deliveries implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private final Roster roster;
  private final Journal journal;
  private final Shards shards;
  private final Endpoints endpoints;
  private final Duration lease;
  private volatile @Nullable Thread thread;

  Deliveries(
      Roster roster,
      Journal journal,
      Shards shards,
      Endpoints endpoints,
      WebhooksProperties properties) {
    this.roster = roster;
    this.journal = journal;
    this.shards = shards;
    this.endpoints = endpoints;
    this.lease = properties.delivery().lease();
  }

  @Override
  public void start() {
    journal.start();
    var keeper = Thread.ofPlatform().name("webhook-roster").daemon().unstarted(this::keep);
    thread = keeper;
    keeper.start();
  }

  /** Lets others go on at once, after what is known is written. */
  @Override
  public void stop() {
    var keeper = thread;
    thread = null;
    if (keeper == null) {
      return;
    }
    try {
      keeper.interrupt();
      keeper.join(2_000);
      roster.dismissAll();
      journal.stop();
      shards.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.debug("The shards' leases run out by themselves", e);
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Ends before the event feed does. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  private void keep() {
    var trouble = false;
    while (isRunning()) {
      try {
        roster.turn();
        trouble = false;
        endpoints.changed().await(lease.dividedBy(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (!trouble) {
          log.warn("Webhook deliveries go on when the database does: {}", e.toString());
        }
        trouble = true;
        if (roster.sinceRenewal().compareTo(lease) > 0) {
          roster.dismissAll();
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(lease.dividedBy(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
