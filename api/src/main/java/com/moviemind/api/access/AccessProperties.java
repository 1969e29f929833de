package com.moviemind.api.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How keys are remembered, and what the plans allow.
 *
 * @param keyRefresh how often keys in use are read again; a revocation holds after this long
 * @param keyIdle how long an unused key is remembered
 * @param plans the plans by name; a tenant whose plan is not among them gets the smallest
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.access", ignoreUnknownFields = false)
record AccessProperties(
    @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(minutes = 1) Duration keyRefresh,
    @DefaultValue("1m") @DurationMin(seconds = 1) Duration keyIdle,
    @NotEmpty Map<String, @Valid Allowance> plans) {

  /** The weight is the tenants' share where work of several waits for the model. */
  record Allowance(
      @Positive long requestsPerMinute,
      @Positive long generationsPerMonth,
      @DefaultValue("1") @Min(1) @Max(1_000) int weight) {}
}
