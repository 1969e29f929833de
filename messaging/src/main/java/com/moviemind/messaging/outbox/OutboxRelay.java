package com.moviemind.messaging.outbox;

import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.LeasedLoop;
import com.moviemind.messaging.lease.Signal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Sends the outbox while this process holds its lease. One producer serves every session, since
 * making one costs threads and connections.
 */
public final class OutboxRelay implements SmartLifecycle {

  private final Supplier<Broker> brokers;
  private final LeasedLoop loop;
  private @Nullable Broker broker;

  OutboxRelay(
      OutboxTable table,
      Supplier<Broker> brokers,
      Lease lease,
      Signal signal,
      String urgentTopic,
      MessagingProperties properties) {
    this.brokers = brokers;
    var pace =
        new LeasedLoop.Pace(
            properties.gather(), properties.relayPoll(), properties.leaseTtl().dividedBy(3));
    this.loop =
        new LeasedLoop(
            lease,
            signal,
            pace,
            () ->
                new RelaySession(table, broker(), signal, urgentTopic, properties.relayInFlight()));
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public void stop() {
    loop.stop();
    close();
  }

  @Override
  public boolean isRunning() {
    return loop.isRunning();
  }

  @Override
  public int getPhase() {
    return loop.getPhase();
  }

  private synchronized Broker broker() {
    var made = broker;
    if (made == null) {
      made = brokers.get();
      broker = made;
    }
    return made;
  }

  private synchronized void close() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }
}
