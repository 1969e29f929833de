package com.moviemind.api.generation.web;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.generation.Lane;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A {@link GenerateRequest} found to be in order. */
record Wish(
    EntityType type,
    String slug,
    String locale,
    List<String> contextTags,
    Lane lane,
    @Nullable Instant startBy) {

  static final List<String> LOCALES = List.of("en-US", "pl-PL", "de-DE", "fr-FR", "es-ES");
  static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private static final List<String> TYPES =
      Arrays.stream(EntityType.values()).map(Enum::name).toList();
  private static final List<String> LANES = Arrays.stream(Lane.values()).map(Lane::word).toList();
  private static final int LONGEST_SLUG = 200;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /** Finds everything that is wrong before it complains. */
  static Wish of(GenerateRequest request) {
    var wrong = new ArrayList<Violation>();
    var type = oneOf(TYPES, request.entityType(), null, "/entity_type", wrong);
    var slug = slug(request, wrong);
    var locale = oneOf(LOCALES, request.locale(), "en-US", "/locale", wrong);
    var tags = tags(request.contextTag(), wrong);
    var lane = oneOf(LANES, request.lane(), Lane.INTERACTIVE.word(), "/lane", wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong).exception();
    }
    return new Wish(
        EntityType.valueOf(type),
        slug,
        locale,
        List.copyOf(tags),
        lane.equals(Lane.BATCH.word()) ? Lane.BATCH : Lane.INTERACTIVE,
        request.startBy() == null ? null : request.startBy().toInstant());
  }

  private static String slug(GenerateRequest request, List<Violation> wrong) {
    var pointer = request.slug() == null && request.entityId() != null ? "/entity_id" : "/slug";
    var slug = request.slug() == null ? request.entityId() : request.slug();
    if (slug == null || slug.isBlank()) {
      wrong.add(Violation.at(pointer, "This field is required."));
      return "";
    }
    if (request.slug() != null && request.entityId() != null && !slug.equals(request.entityId())) {
      wrong.add(
          Violation.at("/entity_id", "This is another name of slug and must be equal to it."));
    }
    if (slug.length() > LONGEST_SLUG) {
      wrong.add(Violation.at(pointer, "A slug has at most %d characters.".formatted(LONGEST_SLUG)));
    } else if (!SLUG.matcher(slug).matches()) {
      wrong.add(
          Violation.at(
              pointer, "A slug is lower-case letters and digits, joined by single hyphens."));
    }
    return slug;
  }

  private static Set<String> tags(@Nullable JsonNode asked, List<Violation> wrong) {
    var tags = new LinkedHashSet<String>();
    if (asked == null || asked.isNull()) {
      tags.add("DEFAULT");
    } else if (asked.isString()) {
      tags.add(oneOf(STYLES, asked.asString(), null, "/context_tag", wrong));
    } else if (asked.isArray() && !asked.isEmpty() && asked.size() <= 20) {
      for (int n = 0; n < asked.size(); n++) {
        var tag = asked.get(n);
        tags.add(
            oneOf(STYLES, tag.isString() ? tag.asString() : "", null, "/context_tag/" + n, wrong));
      }
    } else {
      wrong.add(
          Violation.at("/context_tag", "This must be a style or an array of 1 to 20 styles."));
    }
    return tags;
  }

  private static String oneOf(
      List<String> allowed,
      @Nullable String asked,
      @Nullable String otherwise,
      String pointer,
      List<Violation> wrong) {
    var value = asked == null ? otherwise : asked;
    if (value == null) {
      wrong.add(Violation.at(pointer, "This field is required."));
      return "";
    }
    return allowed.stream()
        .filter(it -> it.equalsIgnoreCase(value))
        .findFirst()
        .orElseGet(() -> {
          var list = String.join(", ", allowed);
          wrong.add(Violation.at(pointer, "This must be one of %s.".formatted(list)));
          return "";
        });
  }
}
