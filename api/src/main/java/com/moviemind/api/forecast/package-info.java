/**
 * Why work waits and when it will be started, reckoned from what the worker publishes.
 *
 * <p>Reads the views {@code content.worker_instance}, {@code content.model_state}, {@code
 * content.waiting_tenant}, {@code content.waiting_job} and {@code content.live_item}, and {@code
 * content.queue_profile()}; owns no table. Ask {@link Forecasts}. What it costs does not depend on
 * how much waits or on how often it is asked (ADR 20).
 */
@NullMarked
@ApplicationModule(
    displayName = "Forecast",
    allowedDependencies = {})
package com.moviemind.api.forecast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
