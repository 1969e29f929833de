package com.moviemind.worker.limits;

import com.moviemind.worker.provider.ProviderProperties;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

  /** More than the instructions and facts of most calls, in bytes. */
  private static final int USUAL_PROMPT = 4_096;

  /** A step that waits for a connection would be counted when nobody needs it any more. */
  @Bean
  LettuceClientOptionsBuilderCustomizer refuseWhileDisconnected() {
    return it -> it.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
  }

  @Bean
  ModelLimits modelLimits(
      ProviderProperties provider,
      StringRedisTemplate redis,
      MeterRegistry meters,
      @Value("${moviemind.installation:moviemind}") String installation,
      @Value("${moviemind.ledger.lease:30s}") Duration lease) {
    var terms =
        new Terms(
            new AccountLimits(
                (double) provider.requestsPerMinute(),
                (double) provider.tokensPerMinute(),
                provider.concurrency()),
            UUID.randomUUID().toString(),
            lease,
            provider.maxReplicas(),
            provider.maxOutputTokens() + USUAL_PROMPT,
            provider.timeout().multipliedBy(2));
    return new ModelLimits(
        provider.chain().stream()
            .map(it ->
                account(new Account(it, terms, new SharedState(redis, installation, it)), meters))
            .toList());
  }

  private static Account account(Account account, MeterRegistry meters) {
    var model = account.model();
    Gauge.builder("moviemind.limits.concurrency", account, it -> it.last().cap())
        .description("Model calls in flight allowed at present, over all replicas")
        .tag("model", model)
        .register(meters);
    Gauge.builder("moviemind.limits.broken", account, it -> it.last().isClosed() ? 0 : 1)
        .description("1 while the model's breaker is open or tries it again")
        .tag("model", model)
        .register(meters);
    Gauge.builder("moviemind.limits.alone", account, it -> it.isAlone() ? 1 : 0)
        .description("1 while Redis is away and this replica uses its part of the limits")
        .tag("model", model)
        .register(meters);
    return account;
  }
}
