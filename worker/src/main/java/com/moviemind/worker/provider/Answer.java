package com.moviemind.worker.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a model call. */
public sealed interface Answer {

  /**
   * The model wrote something.
   *
   * @param usage null where the provider did not say
   * @param model the model as the provider named it
   * @param providerMs how long the call took, in milliseconds
   */
  record Text(String text, @Nullable Usage usage, String model, int providerMs, RateLimits limits)
      implements Answer {}

  /**
   * The call failed in a way that another attempt may not.
   *
   * @param pause how long the provider asked to wait; null where it did not say
   * @param usage what the failed call used; null where the provider did not say
   * @param message for the developer; never holds a prompt or a text
   */
  record TryLater(
      ErrorClass errorClass, @Nullable Duration pause, @Nullable Usage usage, String message)
      implements Answer {}

  /**
   * The call failed and would fail again.
   *
   * @param usage what the failed call used; null where the provider did not say
   * @param message for the developer; never holds a prompt or a text
   */
  record Refused(ErrorClass errorClass, @Nullable Usage usage, String message) implements Answer {}
}
