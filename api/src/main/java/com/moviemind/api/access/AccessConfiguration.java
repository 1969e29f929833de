package com.moviemind.api.access;

import com.moviemind.api.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Spring Security's firewall and header writers around our own key check. The chain is stated
 * filter by filter: there are no sessions, forms, logins or authorities here, so what the builder
 * would add (context holder, anonymous user, request cache, CSRF) would only cost time.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecurityFilterChain accessChain(
      Keyring keyring,
      ProblemWriter problems,
      @Value("${server.port:8080}") int port,
      @Value("${management.server.port:${server.port:8080}}") int managementPort) {
    var actuatorIsApart = managementPort == 0 || managementPort != port;
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE,
        List.of(
            new HeaderWriterFilter(List.of(AccessConfiguration::keepOutOfCaches)),
            new AccessFilter(keyring, problems, actuatorIsApart)));
  }

  /** Answers depend on the key, so nothing is stored unless a controller says how. */
  private static void keepOutOfCaches(HttpServletRequest request, HttpServletResponse response) {
    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  /** The methods a resource takes are its controller's to say, with 405 and Allow. */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  /** A timer for each of two filters costs more than the filters do. */
  @Bean
  SecurityObservationSettings noFilterObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestRejectedHandler requestRejected(ProblemWriter problems) {
    return (request, response, _) -> problems.writeRejection(request, response);
  }
}
