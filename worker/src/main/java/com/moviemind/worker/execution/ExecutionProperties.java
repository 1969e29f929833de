package com.moviemind.worker.execution;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How this process works.
 *
 * @param shutdownGrace how long calls in flight may go on after SIGTERM
 * @param poll longest pause between two looks for work, when nothing wakes the dispatcher
 * @param claimPause pause between two claims while most slots are taken, so that slots gather
 * @param retryBase pause before the second attempt; doubled for each further one
 * @param retryCap longest pause before an attempt, when the provider does not ask for a longer one
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.worker", ignoreUnknownFields = false)
record ExecutionProperties(
    @DefaultValue("20s") @DurationMin(millis = 0) Duration shutdownGrace,
    @DefaultValue("200ms") @DurationMin(millis = 1) Duration poll,
    @DefaultValue("10ms") @DurationMin(millis = 0) Duration claimPause,
    @DefaultValue("1s") @DurationMin(millis = 1) Duration retryBase,
    @DefaultValue("60s") @DurationMin(millis = 1) Duration retryCap) {}
