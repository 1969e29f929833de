package com.moviemind.api.webhooks.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to send again. Without a count nothing is sent: the answer says how many it would
 * be, and up to which number; both are said again to begin.
 *
 * @param eventIds these events; absent: all
 * @param since events that happened at this time or later
 * @param after events with greater numbers, as another form of since
 * @param upTo and numbers not greater than this; absent: up to the last
 * @param eventTypes of these types; absent: those the endpoint wants
 * @param undelivered only those that were not delivered, as far as the delivery log goes back
 */
record RedeliveryWish(
    @Nullable @Size(max = 100) List<@NotNull UUID> eventIds,
    @Nullable Instant since,
    @Nullable @Min(0) Long after,
    @Nullable @Min(0) Long upTo,
    @Nullable @Size(max = 50)
        List<
                @NotNull
                @Pattern(
                    regexp = "[a-z_]{1,40}(\\.[a-z_]{1,40}){0,3}",
                    message = "This is not a type such as job.completed.")
                String>
            eventTypes,
    @Nullable Boolean undelivered,
    @Nullable @Min(1) @Max(1_000) Integer ratePerSecond,
    @Nullable @Min(0) Long count) {}
