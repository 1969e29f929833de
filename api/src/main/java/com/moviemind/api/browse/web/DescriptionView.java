package com.moviemind.api.browse.web;

import com.moviemind.api.texts.Text;
import java.time.Instant;
import java.util.UUID;

/** A text as clients read it. */
record DescriptionView(
    UUID id,
    String locale,
    String text,
    String contextTag,
    String origin,
    String aiModel,
    int version,
    Instant createdAt,
    Text.Passport passport) {

  static DescriptionView of(Text text) {
    var passport = text.passport();
    return new DescriptionView(
        text.id(),
        text.locale(),
        text.text(),
        text.contextTag(),
        text.origin(),
        passport.model(),
        text.version(),
        passport.generatedAt(),
        passport);
  }
}
