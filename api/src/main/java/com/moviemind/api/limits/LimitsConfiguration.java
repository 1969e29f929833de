package com.moviemind.api.limits;

import com.moviemind.api.problem.ProblemWriter;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

  @Bean
  FilterRegistrationBean<LimitFilter> limitFilter(
      RequestMeter requests, GenerationMeter generations, ProblemWriter problems) {
    var filter = new FilterRegistrationBean<>(new LimitFilter(requests, generations, problems));
    // Right behind the filter that says who is calling.
    filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1);
    return filter;
  }
}
