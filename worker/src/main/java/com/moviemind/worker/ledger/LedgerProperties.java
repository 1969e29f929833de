package com.moviemind.worker.ledger;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger is kept.
 *
 * @param lease how long a silent worker keeps its items; renewed at a third of it
 * @param maxAttempts calls made for an item before it is given up
 * @param finishBatch finishes committed together, at most
 * @param finishCommitters such commits under way at once
 * @param finishGather what each committer lets pass between two commits, so that more finishes
 *     share one
 * @param batchShare the part of the claims that batch work keeps while interactive work never ends
 * @param transactionAlarm an open transaction this old raises the alarm
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.ledger", ignoreUnknownFields = false)
public record LedgerProperties(
    @DefaultValue("30s") @DurationMin(seconds = 1) Duration lease,
    @DefaultValue("6") @Min(1) @Max(100) int maxAttempts,
    @DefaultValue("128") @Min(1) @Max(1_000) int finishBatch,
    @DefaultValue("2") @Min(1) @Max(16) int finishCommitters,
    @DefaultValue("20ms") @DurationMin @DurationMax(seconds = 1) Duration finishGather,
    @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("0.9") double batchShare,
    @DefaultValue("1m") @DurationMin(seconds = 1) Duration transactionAlarm) {}
