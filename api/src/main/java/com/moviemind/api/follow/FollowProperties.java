package com.moviemind.api.follow;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How streams are kept.
 *
 * @param heartbeat silence after which a stream says that it is alive
 * @param slowestWrite a reader that takes longer to take a batch is cut off; one that takes nothing
 *     at all is cut off by the web server's connection timeout
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.follow", ignoreUnknownFields = false)
record FollowProperties(
    @DefaultValue("15s") @DurationMin(millis = 100) Duration heartbeat,
    @DefaultValue("10s") @DurationMin(millis = 100) Duration slowestWrite) {}
