package com.moviemind.api.browse.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.browse.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several films go by this name: the answer to a slug without its year. */
record ChoicesView(
    String error, String message, String slug, List<Option> options, int count, String hint) {

  private static final int OVERVIEW = 200;

  /**
   * @param selectUrl where this one is
   */
  @JsonInclude
  record Option(
      String slug,
      String title,
      int releaseYear,
      @Nullable String director,
      @Nullable String overview,
      String selectUrl) {

    static Option of(Shown.Title shown) {
      var card = shown.card();
      return new Option(
          card.slug(),
          card.title(),
          card.releaseYear(),
          TitleView.director(shown),
          summary(shown),
          Links.self(card.type(), card.slug()));
    }
  }

  static ChoicesView of(String slug, List<Shown.Title> titles) {
    return new ChoicesView(
        "Ambiguous slug",
        "Several titles go by this name. Choose one by its full slug.",
        slug,
        titles.stream().map(Option::of).toList(),
        titles.size(),
        "Slugs end in the year of release, for example " + titles.getFirst().card().slug() + ".");
  }

  private static @Nullable String summary(Shown.Title shown) {
    var text = shown.texts().isEmpty() ? shown.card().synopsis() : shown.texts().getFirst().text();
    if (text == null || text.codePointCount(0, text.length()) <= OVERVIEW) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, OVERVIEW)).strip() + "…";
  }
}
