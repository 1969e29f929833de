package com.moviemind.worker.provider.openai;

import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.provider.ObservedProvider;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.provider.TextProvider;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.Timeout;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiProperties.class)
class OpenAiConfiguration {

  /** Shorter than servers commonly keep an idle connection, so that it is we who close it. */
  private static final Duration IDLE_CONNECTION = Duration.ofSeconds(50);

  /** The client demands one, also for a server that does not. */
  private static final String NO_KEY = "none";

  @Bean(destroyMethod = "close")
  OpenAIClient openAiClient(OpenAiProperties openAi, ProviderProperties provider) {
    return OpenAIOkHttpClient.builder()
        .baseUrl(openAi.baseUrl().toString())
        .apiKey(openAi.apiKey().isEmpty() ? NO_KEY : openAi.apiKey())
        // the ledger decides on every call; a retry it does not know of would not be paid for
        .maxRetries(0)
        .timeout(
            Timeout.builder()
                .connect(provider.connectTimeout())
                .read(provider.timeout())
                .write(provider.timeout())
                .request(provider.timeout())
                .build())
        .maxIdleConnections(provider.concurrency())
        .keepAliveDuration(IDLE_CONNECTION)
        .build();
  }

  @Bean
  TextProvider textProvider(
      OpenAIClient client, ProviderProperties provider, Tracing tracing, MeterRegistry meters) {
    var model =
        new OpenAiTextProvider(
            client.responses(),
            new ResponsesRequest(provider, tracing),
            new ApiErrors(Clock.systemUTC()));
    return new ObservedProvider(model, tracing, meters);
  }
}
