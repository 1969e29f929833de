package com.moviemind.messaging.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of W3C Trace Context, version 00; what else it may hold is dropped. */
public final class TraceParent {

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final int TRACE = 3;
  private static final int SPAN = 36;
  private static final int FLAGS = 53;
  private static final int SAMPLED = 1;

  private TraceParent() {}

  /** The header, or null where it is none: then a request has no trace, as W3C recommends. */
  public static @Nullable String valid(@Nullable String header) {
    return header != null && FORM.matcher(header).matches() ? header : null;
  }

  /** The trace that a valid header names. */
  public static String traceId(String valid) {
    return valid.substring(TRACE, SPAN - 1);
  }

  /** Whether somebody decided that the trace is recorded. */
  static boolean isSampled(String valid) {
    return (Integer.parseInt(valid, FLAGS, FLAGS + 2, 16) & SAMPLED) != 0;
  }

  static String unsampled(String valid) {
    return valid.substring(0, FLAGS) + "00";
  }

  static SpanContext context(String valid) {
    return SpanContext.createFromRemoteParent(
        traceId(valid),
        valid.substring(SPAN, FLAGS - 1),
        TraceFlags.getSampled(),
        TraceState.getDefault());
  }

  static String of(SpanContext context) {
    return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-01";
  }
}
