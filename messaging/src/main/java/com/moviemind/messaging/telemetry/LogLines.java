package com.moviemind.messaging.telemetry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says in this thread's log lines, until it is closed, which job and which trace they are about.
 */
public final class LogLines implements AutoCloseable {

  private static final String JOB = "job_id";

  /** In ECS a trace's id stands there. */
  private static final String TRACE = "trace.id";

  private final @Nullable String jobBefore = MDC.get(JOB);
  private final @Nullable String traceBefore = MDC.get(TRACE);

  private LogLines() {}

  /**
   * Opens the context.
   *
   * @param jobId null keeps what is there, as does a null {@code traceparent}
   */
  public static LogLines about(@Nullable UUID jobId, @Nullable String traceparent) {
    var lines = new LogLines();
    if (jobId != null) {
      MDC.put(JOB, jobId.toString());
    }
    if (traceparent != null) {
      MDC.put(TRACE, TraceParent.traceId(traceparent));
    }
    return lines;
  }

  @Override
  public void close() {
    put(JOB, jobBefore);
    put(TRACE, traceBefore);
  }

  private static void put(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
