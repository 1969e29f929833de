package com.moviemind.api.webhooks.web;

import com.moviemind.api.webhooks.endpoints.Terms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of an endpoint; what it leaves out stays, or is as usual.
 *
 * @param eventTypes types, or families such as {@code job.*}; empty: all
 * @param include {@code text}: events that say a text is made hold the text
 * @param status {@code enabled} or {@code disabled}
 */
record EndpointWish(
    @Nullable @Size(min = 1, max = 2_000) String url,
    @Nullable @Size(max = 200) String description,
    @Nullable @Size(max = 50)
        List<
                @NotNull
                @Pattern(
                    regexp = "[a-z_]{1,40}(\\.[a-z_]{1,40}){0,3}(\\.\\*)?",
                    message =
                        "This is not a type such as job.completed, or a family such as job.*.")
                String>
            eventTypes,
    @Nullable @Size(max = 1)
        List<@NotNull @Pattern(regexp = "text", message = "Only text may be included.") String>
            include,
    @Nullable @Min(1) @Max(64) Integer maxConcurrency,
    @Nullable @Min(1) @Max(1_000) Integer ratePerSecond,
    @Nullable
        @Pattern(regexp = "enabled|disabled", message = "This must be one of enabled, disabled.")
        String status) {

  Terms over(Terms before) {
    return new Terms(
        Objects.requireNonNullElse(url, before.url()),
        Objects.requireNonNullElse(description, before.description()),
        eventTypes == null ? before.eventTypes() : List.copyOf(eventTypes),
        include == null ? before.includeText() : include.contains("text"),
        Objects.requireNonNullElse(maxConcurrency, before.maxConcurrency()),
        Objects.requireNonNullElse(ratePerSecond, before.ratePerSecond()));
  }

  static Terms usual() {
    return new Terms("", "", List.of(), false, Terms.CONCURRENCY, Terms.RATE);
  }
}
