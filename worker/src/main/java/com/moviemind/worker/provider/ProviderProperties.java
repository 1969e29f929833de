package com.moviemind.worker.provider;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The model account.
 *
 * @param concurrency calls of a model in flight over all replicas: where it starts and what it
 *     never passes
 * @param model which model writes, where {@code models} names none
 * @param maxOutputTokens bound of a call's output, reasoning included
 * @param reasoningEffort sent where the model understands it; absent: not sent
 * @param timeout how long a call may take from its start to its last byte
 * @param connectTimeout how long the provider may take to accept a connection
 * @param models the fallback chain: which model writes, and which are asked when it cannot
 * @param requestsPerMinute of each model, over all replicas; zero: any number
 * @param tokensPerMinute of each model, over all replicas; zero: any number
 * @param maxReplicas by which the limits are divided while Redis is away
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.provider", ignoreUnknownFields = false)
public record ProviderProperties(
    @DefaultValue("64") @Min(1) @Max(10_000) int concurrency,
    @DefaultValue("gpt-5-mini") @NotBlank String model,
    @DefaultValue("4000") @Min(64) @Max(128_000) int maxOutputTokens,
    @Nullable String reasoningEffort,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue List<@NotBlank String> models,
    @DefaultValue("0") @Min(0) long requestsPerMinute,
    @DefaultValue("0") @Min(0) long tokensPerMinute,
    @DefaultValue("1") @Min(1) @Max(1_000) int maxReplicas) {

  /** The models to ask, the first one first; never empty. */
  public List<String> chain() {
    return models.isEmpty() ? List.of(model) : models;
  }
}
