package com.moviemind.api.browse.web;

import com.moviemind.api.browse.TextWish;
import com.moviemind.api.catalogue.naming.Slug;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.texts.Variants;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters found to be in order, or a problem that names the one that is not. */
final class Parameters {

  static final int LONGEST_QUERY = 200;
  static final int MOST_SLUGS = 100;

  private Parameters() {}

  static String slug(String slug) {
    if (!Slug.isGood(slug)) {
      throw BrowseProblems.invalidSlug("slug");
    }
    return slug;
  }

  static @Nullable List<String> slugs(@Nullable String list) {
    if (list == null || list.isBlank()) {
      return null;
    }
    var slugs = Arrays.stream(list.split(",")).map(String::strip).distinct().toList();
    if (slugs.size() > MOST_SLUGS) {
      throw Problem.invalidParameter("slugs", "At most 100 slugs may be asked for at once.")
          .exception();
    }
    if (!slugs.stream().allMatch(Slug::isGood)) {
      throw BrowseProblems.invalidSlug("slugs");
    }
    return slugs;
  }

  static @Nullable String query(@Nullable String query) {
    if (query == null || query.isBlank()) {
      return null;
    }
    if (query.codePointCount(0, query.length()) > LONGEST_QUERY) {
      throw Problem.invalidParameter("q", "A query has at most 200 characters.").exception();
    }
    return query;
  }

  static TextWish wish(@Nullable String locale, @Nullable String contextTag) {
    return new TextWish(
        oneOf(Variants.LOCALES, "locale", locale),
        oneOf(Variants.STYLES, "context_tag", contextTag));
  }

  private static @Nullable String oneOf(List<String> allowed, String name, @Nullable String asked) {
    if (asked == null) {
      return null;
    }
    return allowed.stream()
        .filter(it -> it.equalsIgnoreCase(asked))
        .findFirst()
        .orElseThrow(() ->
            Problem.invalidParameter(
                    name, "This must be one of %s.".formatted(String.join(", ", allowed)))
                .exception());
  }
}
