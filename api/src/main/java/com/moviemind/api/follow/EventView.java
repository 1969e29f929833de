package com.moviemind.api.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.moviemind.api.eventlog.LoggedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as clients read it, the same in streams and pulls.
 *
 * @param id of the event; the same wherever and however often it is told
 * @param cursor its place in the log: go on after it
 * @param data what happened, by type
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
    UUID id,
    @Schema(example = "1042") String cursor,
    @Schema(example = "job.completed") String type,
    Instant timestamp,
    @Nullable UUID jobId,
    @Schema(implementation = Object.class) @JsonRawValue String data) {

  static EventView of(LoggedEvent event) {
    return new EventView(
        event.eventId(),
        Long.toString(event.seq()),
        event.type(),
        event.at(),
        event.jobId(),
        event.data());
  }
}
