package com.moviemind.worker.provider;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The model account.
 *
 * @param concurrency model calls in flight in this process, at most
 * @param model which model writes
 * @param maxOutputTokens bound of a call's output, reasoning included
 * @param reasoningEffort sent where the model understands it; absent: not sent
 * @param timeout how long a call may take from its start to its last byte
 * @param connectTimeout how long the provider may take to accept a connection
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.provider", ignoreUnknownFields = false)
public record ProviderProperties(
    @DefaultValue("64") @Min(1) @Max(10_000) int concurrency,
    @DefaultValue("gpt-5-mini") @NotBlank String model,
    @DefaultValue("4000") @Min(64) @Max(128_000) int maxOutputTokens,
    @Nullable String reasoningEffort,
    @DefaultValue("60s") Duration timeout,
    @DefaultValue("2s") Duration connectTimeout) {}
