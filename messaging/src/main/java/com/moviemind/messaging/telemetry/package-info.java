/**
 * What operators see of work on its way: steps of one trace across processes, the job and the trace
 * that a log line is about, and timers with buckets. Work is handled in batches, so a trace's
 * context travels in rows and record headers, and each step names its parent itself.
 *
 * <p>Owns no table.
 */
@NullMarked
package com.moviemind.messaging.telemetry;

import org.jspecify.annotations.NullMarked;
