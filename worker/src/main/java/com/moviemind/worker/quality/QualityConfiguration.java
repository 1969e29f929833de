package com.moviemind.worker.quality;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QualityProperties.class)
class QualityConfiguration {

  @Bean
  Gate gate(QualityProperties properties) {
    return new BasicGate(properties.maxWords());
  }
}
