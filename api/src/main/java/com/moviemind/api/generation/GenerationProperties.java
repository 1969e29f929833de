package com.moviemind.api.generation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How jobs are kept going.
 *
 * @param republishAfter a job that is PENDING for so long is published again
 * @param republishCheck pause between two looks for such jobs
 * @param purgeCheck pause between two looks for jobs past their tenant's retention
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.generation", ignoreUnknownFields = false)
record GenerationProperties(
    @DefaultValue("10m") @NotNull Duration republishAfter,
    @DefaultValue("30s") @NotNull Duration republishCheck,
    @DefaultValue("10m") @NotNull Duration purgeCheck) {}
