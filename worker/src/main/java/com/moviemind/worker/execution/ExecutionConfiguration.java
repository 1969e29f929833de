package com.moviemind.worker.execution;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.content.OtherTexts;
import com.moviemind.worker.ledger.Claims;
import com.moviemind.worker.ledger.ExpiredLeases;
import com.moviemind.worker.ledger.Finishes;
import com.moviemind.worker.ledger.Holdings;
import com.moviemind.worker.ledger.Instance;
import com.moviemind.worker.ledger.LedgerProperties;
import com.moviemind.worker.ledger.SecondCalls;
import com.moviemind.worker.ledger.leave.UnwantedCalls;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.provider.TextProvider;
import com.moviemind.worker.quality.Gate;
import com.moviemind.worker.vitals.Vitals;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExecutionProperties.class)
class ExecutionConfiguration {

  private final InFlight inFlight = new InFlight();

  @Bean
  Slots slots(ProviderProperties provider) {
    return new Slots(provider.concurrency());
  }

  @Bean
  ExecutionMetrics executionMetrics(MeterRegistry meters, Slots slots) {
    return new ExecutionMetrics(meters, slots, inFlight);
  }

  @Bean
  Judgement judgement(
      Gate gate,
      PriceTable prices,
      ProviderProperties provider,
      ExecutionProperties properties,
      LedgerProperties ledger) {
    var backoff =
        new Backoff(
            properties.retryBase(),
            properties.retryCap(),
            () -> ThreadLocalRandom.current().nextDouble());
    return new Judgement(gate, prices, backoff, ledger.maxAttempts(), provider.chain());
  }

  @Bean
  Neighbours neighbours(OtherTexts texts) {
    return new Neighbours(texts);
  }

  @Bean
  SecondTry secondTry(
      SecondCalls calls,
      Prompts prompts,
      PriceTable prices,
      ProviderProperties provider,
      ModelLimits limits,
      ExecutionMetrics metrics) {
    return new SecondTry(calls, prompts, prices, provider, limits, metrics);
  }

  @Bean
  Calling calling(TextProvider provider, ModelLimits limits, Holdings holdings) {
    return new Calling(provider, limits, holdings, inFlight);
  }

  @Bean
  Execution execution(
      Prompts prompts,
      Calling calling,
      Judgement judgement,
      SecondTry secondTry,
      Neighbours neighbours) {
    return new Execution(prompts, calling, judgement, secondTry, neighbours);
  }

  @Bean
  Completion completion(
      Finishes finishes, Judgement judgement, ExecutionMetrics metrics, Tracing tracing) {
    return new Completion(finishes, judgement, metrics, tracing);
  }

  @Bean
  Claiming claiming(
      Claims claims,
      Prompts prompts,
      PriceTable prices,
      ProviderProperties provider,
      ModelLimits limits,
      Neighbours neighbours,
      ExecutionMetrics metrics,
      Vitals vitals) {
    return new Claiming(
        claims, prompts, prices, provider, limits, inFlight, neighbours, metrics, vitals);
  }

  @Bean
  Engine engine(
      Slots slots,
      Execution execution,
      Completion completion,
      Signal workReady,
      Claiming claiming,
      ExecutionProperties properties,
      Vitals vitals,
      Tracing tracing) {
    return new Engine(
        slots,
        inFlight,
        execution,
        completion,
        workReady,
        claiming,
        properties,
        vitals,
        new WorkTrace(tracing));
  }

  @Bean
  LeaseKeeper leaseKeeper(
      Holdings holdings,
      ExpiredLeases expired,
      UnwantedCalls unwanted,
      ModelLimits limits,
      Signal workReady,
      ExecutionMetrics metrics,
      Instance instance) {
    return new LeaseKeeper(
        holdings, expired, unwanted, inFlight, limits, workReady, metrics, instance);
  }
}
