package com.moviemind.messaging.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tracing, where an address for its spans is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceProperties.class)
public class TelemetryConfiguration implements DisposableBean {

  private static final Duration EXPORT_EVERY = Duration.ofSeconds(1);
  private static final Duration LAST_EXPORT = Duration.ofSeconds(2);

  private @Nullable SdkTracerProvider recording;

  @Bean
  Tracing tracing(
      TraceProperties properties,
      @Value("${spring.application.name:moviemind}") String service,
      @Value("${moviemind.installation:moviemind}") String installation) {
    var endpoint = properties.endpoint();
    if (endpoint == null) {
      return Tracing.off();
    }
    var made =
        SdkTracerProvider.builder()
            // decided by Tracing at a request; every later step follows its parent
            .setSampler(Sampler.alwaysOn())
            .setResource(
                Resource.create(
                    Attributes.of(
                        AttributeKey.stringKey("service.name"), service,
                        AttributeKey.stringKey("service.namespace"), installation)))
            .addSpanProcessor(processor(endpoint, properties))
            .build();
    recording = made;
    return new Tracing(
        made.get("com.moviemind"),
        properties.sampling(),
        properties.followCaller(),
        properties.toProvider());
  }

  /** What the collector does not take in time is dropped; no work ever waits for it. */
  private static BatchSpanProcessor processor(URI endpoint, TraceProperties properties) {
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString());
    properties.headers().forEach(exporter::addHeader);
    return BatchSpanProcessor.builder(exporter.build()).setScheduleDelay(EXPORT_EVERY).build();
  }

  @Override
  public void destroy() {
    if (recording != null) {
      recording.shutdown().join(LAST_EXPORT.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
