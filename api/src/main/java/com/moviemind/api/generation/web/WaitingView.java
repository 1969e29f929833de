package com.moviemind.api.generation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.forecast.Outlook.Waiting;
import com.moviemind.api.forecast.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a text is not being written yet. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingView(
    @Schema(description = "May grow: take an unknown word as QUEUE") Reason reason,
    @Schema(description = "The reason, in words") String message,
    @Schema(description = "When what holds it ends, where that is known; RFC 3339, UTC")
        @Nullable Instant until,
    @Schema(description = "In the order in which work of its lane is started, from 1")
        @Nullable Long position,
    @Schema(description = "When the model is called; absent where nothing can be said")
        @Nullable ExpectedTime expectedStart) {

  static @Nullable WaitingView of(@Nullable Waiting waiting, Instant now) {
    if (waiting == null) {
      return null;
    }
    var start = waiting.start();
    return new WaitingView(
        waiting.reason(),
        waiting.message(),
        waiting.until(),
        waiting.position(),
        start == null ? null : ExpectedTime.of(start, now));
  }
}
