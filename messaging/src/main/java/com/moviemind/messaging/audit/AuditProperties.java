package com.moviemind.messaging.audit;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a process audits itself.
 *
 * @param interval pause between two looks; sums over large tables are asked for every tenth time
 * @param grace how long something that may be under way has to be seen until it counts
 * @param lag how far behind now new rows are looked at, so that their transactions have ended
 * @param statementTimeout how long a question may take; one that takes longer looks at less
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.audit", ignoreUnknownFields = false)
public record AuditProperties(
    @DefaultValue("1m") @DurationMin(millis = 100) Duration interval,
    @DefaultValue("10m") @DurationMin(millis = 0) Duration grace,
    @DefaultValue("1m") @DurationMin(millis = 0) Duration lag,
    @DefaultValue("5s") @DurationMin(millis = 100) Duration statementTimeout) {}
