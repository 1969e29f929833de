package com.moviemind.api.web;

import com.moviemind.api.problem.ProblemWriter;
import com.moviemind.messaging.telemetry.Tracing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<FrontDoor> frontDoor(
      ProblemWriter problems,
      @Value("${moviemind.web.max-body:64KB}") DataSize maxBody,
      Tracing tracing) {
    var door = new FilterRegistrationBean<>(new FrontDoor(problems, maxBody.toBytes(), tracing));
    door.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return door;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(ProblemWriter problems) {
    return factory -> {
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems)));
      // "100 Continue" only once somebody reads, so that a body too large is not even sent.
      factory.addConnectorCustomizers(
          connector -> connector.setProperty("continueResponseTiming", "onRead"));
    };
  }
}
