package com.moviemind.worker.quality;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a text must be.
 *
 * @param maxWords words of a text, at most
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.quality", ignoreUnknownFields = false)
record QualityProperties(@DefaultValue("400") @Min(10) @Max(10_000) int maxWords) {}
