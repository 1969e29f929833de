package com.moviemind.api.eventlog;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many may follow the log at once.
 *
 * @param followers streams and waiting requests on one instance; fewer than the web server's
 *     connections, so that other requests still get through
 * @param followersPerTenant of these, how many may be one tenant's
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.events", ignoreUnknownFields = false)
record EventProperties(
    @DefaultValue("8000") @Min(1) int followers,
    @DefaultValue("6000") @Min(1) int followersPerTenant) {}
