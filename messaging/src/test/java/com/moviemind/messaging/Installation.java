package com.moviemind.messaging;

import com.moviemind.servers.testing.TestInstallation;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A process that has nothing but messaging, on real servers. */
@SpringBootConfiguration
@EnableAutoConfiguration
class Installation {

  @Bean(destroyMethod = "close")
  TestInstallation testInstallation() {
    return TestInstallation.fresh();
  }

  @Bean
  DynamicPropertyRegistrar properties(TestInstallation installation) {
    return registry -> {
      installation.properties("api").forEach((name, value) -> registry.add(name, () -> value));
      registry.add("moviemind.messaging.schema", () -> "api");
    };
  }

  @Bean
  Recorder recorder() {
    return new Recorder();
  }

  @Bean
  com.moviemind.messaging.inbound.Subscription recording(
      Recorder recorder, TestInstallation installation) {
    return new com.moviemind.messaging.inbound.Subscription(
        "recorder", java.util.List.of(installation.topics().events()), recorder);
  }
}
