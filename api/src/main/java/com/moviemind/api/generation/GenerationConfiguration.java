package com.moviemind.api.generation;

import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.schemas.Topics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room listens to. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

  @Bean
  Subscription fold(JobFold fold, Topics topics) {
    return new Subscription("api.fold", List.of(topics.events()), fold);
  }
}
