package com.moviemind.worker.intake;

import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.schemas.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  Subscription interactiveRequests(Topics topics, RequestIntake intake) {
    return requests(topics, "interactive", intake);
  }

  @Bean
  Subscription batchRequests(Topics topics, RequestIntake intake) {
    return requests(topics, "batch", intake);
  }

  /** A consumer for each lane: in one, an interactive request waits for hundreds of batch rows. */
  private static Subscription requests(Topics topics, String lane, RequestIntake intake) {
    return new Subscription(
        RequestIntake.CONSUMER + "." + lane, List.of(topics.requested(lane)), intake);
  }

  @Bean
  Subscription cancels(Topics topics, CancelIntake intake) {
    return new Subscription("worker.cancel", List.of(topics.commands()), intake);
  }

  @Bean
  Subscription quarantineOrders(Topics topics, QuarantineIntake intake) {
    return new Subscription("worker.quarantine", List.of(topics.commands()), intake);
  }
}
