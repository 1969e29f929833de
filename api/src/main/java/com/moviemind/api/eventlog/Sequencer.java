package com.moviemind.api.eventlog;

import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.lease.LeasedLoop;
import com.moviemind.messaging.lease.Leases;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed events their numbers, one instance at a time. The lease only avoids needless
 * work; that numbers never repeat or arrive out of order is kept by the row lock on the sequence.
 */
@Configuration(proxyBeanMethods = false)
class Sequencer {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STANDBY = Duration.ofSeconds(1);

  @Bean
  LeasedLoop eventSequencer(
      Numbering numbering,
      Leases leases,
      Bells bells,
      TransactionTemplate transaction,
      MessagingProperties properties,
      MeterRegistry meters) {
    var numbered = meters.counter("moviemind.events.numbered");
    LeasedLoop.Session session =
        () -> {
          int count = Objects.requireNonNull(transaction.execute(_ -> numbering.next()));
          bells.sequencedHere();
          if (count > 0) {
            numbered.increment(count);
            bells.numbered();
          }
          return count > 0;
        };
    var pace = new LeasedLoop.Pace(properties.gather(), POLL, STANDBY);
    return new LeasedLoop(
        leases.named("event-sequencer"), bells.forSequencer(), pace, () -> session);
  }
}
