package com.moviemind.api.access;

import com.moviemind.api.problem.ProblemWriter;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
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
            new HeaderWriterFilter(
                List.of(
                    new StaticHeadersWriter("X-Content-Type-Options", "nosniff"),
                    new StaticHeadersWriter(
                        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                    new StaticHeadersWriter("Referrer-Policy", "no-referrer"),
                    new CacheControlHeadersWriter())),
            new AccessFilter(keyring, problems, actuatorIsApart)));
  }

  @Bean
  RequestRejectedHandler requestRejected(ProblemWriter problems) {
    return (request, response, _) -> problems.writeRejection(request, response);
  }
}
