package com.moviemind.messaging.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Opens the steps of traces. A request is where it is decided whether a trace is recorded; every
 * later step, in whatever process, does what its parent says.
 */
public final class Tracing {

  private static final Tracing OFF = new Tracing(null, 0, false, false);

  private final @Nullable Tracer tracer;
  private final double sampling;
  private final boolean followsCaller;
  private final boolean tellsProviders;

  Tracing(@Nullable Tracer tracer, double sampling, boolean followsCaller, boolean tellsProviders) {
    this.tracer = tracer;
    this.sampling = sampling;
    this.followsCaller = followsCaller;
    this.tellsProviders = tellsProviders;
  }

  /** Records nothing; what callers sent is carried on. */
  public static Tracing off() {
    return OFF;
  }

  /**
   * A request of a client.
   *
   * @param header its {@code traceparent}, as it came
   */
  public Step request(String name, @Nullable String header) {
    var caller = TraceParent.valid(header);
    if (tracer == null) {
      return Step.carrying(caller);
    }
    if (isWanted(caller)) {
      return begin(tracer, name, SpanKind.SERVER, caller, null);
    }
    return Step.carrying(caller == null ? null : TraceParent.unsampled(caller));
  }

  /** A step inside of this process. */
  public Step step(String name, @Nullable String parent) {
    return step(name, SpanKind.INTERNAL, parent);
  }

  /** A step that others see: a record sent or received, a call. */
  public Step step(String name, SpanKind kind, @Nullable String parent) {
    return tracer == null || parent == null || !TraceParent.isSampled(parent)
        ? Step.carrying(parent)
        : begin(tracer, name, kind, parent, null);
  }

  /** A part of what this thread is doing. */
  public Step part(String name, SpanKind kind) {
    var whole = Step.here();
    return whole.isRecorded() ? step(name, kind, whole.traceparent()) : Step.NOTHING;
  }

  /** Something that is over by now and took so long. */
  public void past(String name, @Nullable String parent, Duration took) {
    if (tracer != null && parent != null && TraceParent.isSampled(parent)) {
      var until = Instant.now();
      var step = begin(tracer, name, SpanKind.INTERNAL, parent, until.minus(took));
      step.close();
    }
  }

  /** What a model's server is told of what this thread is doing; nothing unless so configured. */
  public @Nullable String forProvider() {
    var step = Step.here();
    return tellsProviders && step.isRecorded() ? step.traceparent() : null;
  }

  private boolean isWanted(@Nullable String caller) {
    return (caller != null && followsCaller)
        ? TraceParent.isSampled(caller)
        : ThreadLocalRandom.current().nextDouble() < sampling;
  }

  private static Step begin(
      Tracer tracer, String name, SpanKind kind, @Nullable String parent, @Nullable Instant since) {
    var span = tracer.spanBuilder(name).setSpanKind(kind);
    if (parent == null) {
      span.setNoParent();
    } else {
      span.setParent(Context.root().with(Span.wrap(TraceParent.context(parent))));
    }
    if (since != null) {
      span.setStartTimestamp(since);
    }
    return Step.of(span.startSpan());
  }
}
