package com.moviemind.worker.provider;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.Map;
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
 * @param prices by model name; {@code default} is any other model's
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
    @DefaultValue Map<String, @Valid Price> prices) {

  private static final String ANY_OTHER = "default";

  @AssertTrue(message = "the configured model has no price, and there is no price named default")
  boolean isModelPriced() {
    return price() != null;
  }

  PriceTable priceTable() {
    return new PriceTable(requireNonNull(price()), maxOutputTokens);
  }

  private @Nullable Price price() {
    return prices.getOrDefault(model, prices.get(ANY_OTHER));
  }
}
