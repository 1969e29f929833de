package com.moviemind.worker.intake;

import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.schemas.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  Subscription requests(Topics topics, RequestIntake intake) {
    return new Subscription(
        RequestIntake.CONSUMER,
        List.of(topics.requested("interactive"), topics.requested("batch")),
        intake);
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
