package com.moviemind.api.browse.web;

import com.moviemind.api.browse.FirstText.Outcome.Ordered;
import com.moviemind.api.browse.Shown;
import java.util.UUID;

/** The answer to a read of an entity without a text: a job makes one now. */
record OrderedView(
    UUID jobId,
    String status,
    String message,
    String slug,
    double confidence,
    String confidenceLevel,
    String locale,
    String contextTag,
    UUID existingId) {

  static OrderedView of(Ordered ordered, String slug, Shown shown) {
    return new OrderedView(
        ordered.job().id(),
        ordered.job().status(),
        "Generation started",
        slug,
        1.0,
        "high",
        ordered.locale(),
        ordered.job().contextTag(),
        shown.id());
  }
}
