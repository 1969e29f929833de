/**
 * Generation jobs: accepting them, following them to an end, and telling anyone who asks.
 *
 * <p>Owns {@code api.job} and {@code api.idempotency}. Ask {@link
 * com.moviemind.api.generation.GenerationJobs} for everything.
 *
 * <p>Says: {@code GenerationRequested} and {@code JobCancelRequested} (Kafka). Hears: {@code
 * GenerationStarted}, {@code GenerationCompleted}, {@code GenerationFailed} and {@code
 * GenerationCanceled}, and folds them into its jobs and the event log.
 */
@NullMarked
@ApplicationModule(
    displayName = "Generation",
    allowedDependencies = {
      "access",
      "cache",
      "catalogue",
      "eventlog",
      "forecast",
      "limits",
      "problem",
      "quotes",
      "texts",
      "web"
    })
package com.moviemind.api.generation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
