package com.moviemind.api.follow;

import com.moviemind.api.eventlog.Follower;
import com.moviemind.api.eventlog.LoggedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client's stream, as server-sent events. Holds a batch at most: what a reader has not taken
 * waits in the log.
 */
final class EventStream {

  private static final int BATCH = 50;

  /** What the server writes at once in any case; the time is looked at in between. */
  private static final int SLICE = 8_192;

  private static final String RECONNECT_AFTER = "retry: 2000\n\n";

  /** Events after which nothing more happens to a job. */
  private static final Set<String> ENDS = Set.of("job.completed", "job.failed", "job.canceled");

  /** How a stream ended. */
  enum End {
    /** The job it followed is settled, or this instance stops, or the key holds no longer. */
    CLOSED,
    /** The client has gone away, or takes nothing. */
    BROKEN,
    /** The client takes too little. */
    TOO_SLOW
  }

  private final Follower follower;
  private final BooleanSupplier allowed;
  private final Types types;
  private final FollowProperties pace;
  private final JsonMapper json;
  private long sentAt;

  EventStream(
      Follower follower,
      BooleanSupplier allowed,
      Types types,
      FollowProperties pace,
      JsonMapper json) {
    this.follower = follower;
    this.allowed = allowed;
    this.types = types;
    this.pace = pace;
    this.json = json;
  }

  /** Sends events until the stream ends. */
  End run(boolean ofOneJob, HttpServletResponse response) throws InterruptedException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // nginx, and proxies that follow its custom, pass a stream on only when told to
    response.setHeader("X-Accel-Buffering", "no");
    try {
      send(RECONNECT_AFTER, response);
      while (!follower.ended()) {
        var events = follower.next(BATCH);
        var text = written(events);
        if (text.isEmpty() && untilHeartbeat().isNegative()) {
          text = heartbeat();
        }
        if (!text.isEmpty()) {
          if (!allowed.getAsBoolean()) {
            return End.CLOSED;
          }
          if (!send(text, response)) {
            return End.TOO_SLOW;
          }
        }
        if (ofOneJob && events.stream().anyMatch(it -> ENDS.contains(it.type()))) {
          return End.CLOSED;
        }
        follower.await(untilHeartbeat());
      }
      return End.CLOSED;
    } catch (IOException _) {
      return End.BROKEN;
    }
  }

  private Duration untilHeartbeat() {
    return pace.heartbeat().minusNanos(System.nanoTime() - sentAt);
  }

  /** Carries the cursor on while nothing happens, so that a rare reader's does not expire. */
  private String heartbeat() {
    return ":\nid: " + follower.cursor() + "\n\n";
  }

  private String written(List<LoggedEvent> events) {
    var text = new StringBuilder();
    for (var it : events) {
      if (types.include(it)) {
        text.append("id: ").append(it.seq());
        text.append("\nevent: ").append(it.type());
        text.append("\ndata: ").append(json.writeValueAsString(EventView.of(it))).append("\n\n");
      }
    }
    return text.toString();
  }

  /** False where the client took too long, also where it takes a little again and again. */
  private boolean send(String text, HttpServletResponse response) throws IOException {
    var started = System.nanoTime();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from < bytes.length; from += SLICE) {
      response.getOutputStream().write(bytes, from, Math.min(SLICE, bytes.length - from));
      response.flushBuffer();
      sentAt = System.nanoTime();
      if (Duration.ofNanos(sentAt - started).compareTo(pace.slowestWrite()) >= 0) {
        return false;
      }
    }
    return true;
  }
}
