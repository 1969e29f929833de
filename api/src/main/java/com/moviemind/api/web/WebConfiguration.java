package com.moviemind.api.web;

import com.moviemind.api.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<FrontDoor> frontDoor(
      ProblemWriter problems, @Value("${moviemind.web.max-body:64KB}") DataSize maxBody) {
    var door = new FilterRegistrationBean<>(new FrontDoor(problems, maxBody.toBytes()));
    door.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return door;
  }
}
