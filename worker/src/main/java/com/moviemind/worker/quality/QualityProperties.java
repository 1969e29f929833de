package com.moviemind.worker.quality;

import com.moviemind.worker.quality.rule.Length.Bounds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a text must be.
 *
 * @param minWords words of a text, at least
 * @param maxWords words of a text, at most
 * @param styles other bounds for a style, by its context tag in small letters
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.quality", ignoreUnknownFields = false)
record QualityProperties(
    @DefaultValue("40") @Min(1) @Max(10_000) int minWords,
    @DefaultValue("400") @Min(10) @Max(10_000) int maxWords,
    @DefaultValue Map<String, @Valid Words> styles) {

  /** Bounds of one style. */
  record Words(@Min(1) @Max(10_000) int min, @Min(1) @Max(10_000) int max) {}

  @AssertTrue(message = "the least words are no more than the most")
  boolean isInOrder() {
    return minWords <= maxWords && styles.values().stream().allMatch(it -> it.min() <= it.max());
  }

  Bounds bounds(String style) {
    for (var own : styles.entrySet()) {
      if (own.getKey().equalsIgnoreCase(style)) {
        return new Bounds(own.getValue().min(), own.getValue().max());
      }
    }
    return new Bounds(minWords, maxWords);
  }
}
