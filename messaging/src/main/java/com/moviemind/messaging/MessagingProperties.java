package com.moviemind.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process's events leave and arrive.
 *
 * @param schema PostgreSQL schema of this process's outbox, inbox and leases
 * @param provision make topics and register schemas at start; for development, operators use the
 *     one-shot step
 * @param relayPoll longest pause between two looks at the outbox
 * @param gather pause of relay, consumers and event log after a look that found something, so that
 *     more gathers for the next
 * @param relayInFlight rows sent and not yet acknowledged, at most
 * @param leaseTtl how long a silent holder keeps a lease
 * @param consumers Kafka consumers per subscription
 * @param pollRecords records taken in one batch, at most
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.messaging", ignoreUnknownFields = false)
public record MessagingProperties(
    @NotNull @Pattern(regexp = "api|worker") String schema,
    @DefaultValue("false") boolean provision,
    @DefaultValue("500ms") Duration relayPoll,
    @DefaultValue("25ms") @DurationMin @DurationMax(seconds = 1) Duration gather,
    @DefaultValue("2000") @Min(1) @Max(50_000) int relayInFlight,
    @DefaultValue("3s") Duration leaseTtl,
    @DefaultValue("1") @Min(1) @Max(32) int consumers,
    @DefaultValue("500") @Min(1) @Max(5_000) int pollRecords) {}
