package com.moviemind.messaging.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done for a job, as its trace shows it; ends when it is closed. Where no trace
 * is recorded it costs nothing and only carries the context on. Says ids, counts and words of ours,
 * never what was asked or written.
 */
public final class Step implements AutoCloseable {

  static final Step NOTHING = new Step(Span.getInvalid(), null);

  private static final ScopedValue<Step> HERE = ScopedValue.newInstance();

  private final Span span;
  private final @Nullable String traceparent;

  private Step(Span span, @Nullable String traceparent) {
    this.span = span;
    this.traceparent = traceparent;
  }

  static Step carrying(@Nullable String traceparent) {
    return traceparent == null ? NOTHING : new Step(Span.getInvalid(), traceparent);
  }

  static Step of(Span span) {
    return new Step(span, TraceParent.of(span.getSpanContext()));
  }

  /** What this thread is doing, as far as {@link #during} says; nothing elsewhere. */
  public static Step here() {
    return HERE.orElse(NOTHING);
  }

  /** Does this as a part of the step. */
  public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> work) throws X {
    return traceparent == null ? work.call() : ScopedValue.where(HERE, this).call(work);
  }

  /** What whoever goes on with it is told: this step as the parent; null without a trace. */
  public @Nullable String traceparent() {
    return traceparent;
  }

  public boolean isRecorded() {
    return span.isRecording();
  }

  public Step about(UUID jobId) {
    return isRecorded() ? with("moviemind.job_id", jobId.toString()) : this;
  }

  public Step with(String name, String value) {
    span.setAttribute(name, value);
    return this;
  }

  public Step with(String name, long value) {
    span.setAttribute(name, value);
    return this;
  }

  /** The name as it is known by now. */
  public Step named(String name) {
    span.updateName(name);
    return this;
  }

  /** Points at a step of another trace that has to do with this one. */
  public Step linkedTo(@Nullable String other) {
    if (isRecorded() && other != null) {
      span.addLink(TraceParent.context(other));
    }
    return this;
  }

  /**
   * It did not succeed.
   *
   * @param why a class of errors, without words of others
   */
  public Step failed(String why) {
    span.setAttribute("error.type", why);
    span.setStatus(StatusCode.ERROR);
    return this;
  }

  @Override
  public void close() {
    span.end();
  }
}
