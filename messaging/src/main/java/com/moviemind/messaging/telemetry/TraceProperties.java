package com.moviemind.messaging.telemetry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and where traces are recorded.
 *
 * @param endpoint where spans are sent: OTLP over HTTP; without one nothing is recorded
 * @param headers sent along, such as a collector's key
 * @param sampling the part of the requests whose trace is recorded, from 0 to 1
 * @param followCaller whether a caller's own decision, in its {@code traceparent}, wins over that
 * @param toProvider whether a model's server is told the trace, in a {@code traceparent}
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.trace", ignoreUnknownFields = false)
record TraceProperties(
    @Nullable URI endpoint,
    @DefaultValue Map<String, String> headers,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double sampling,
    @DefaultValue("true") boolean followCaller,
    @DefaultValue("false") boolean toProvider) {

  @Override
  public String toString() {
    return "TraceProperties[endpoint=%s, sampling=%s]".formatted(endpoint, sampling);
  }
}
