package com.moviemind.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One request of the demo: an entity, a language and one or several styles. */
record Wish(String entityType, String slug, String locale, List<String> styles) {

  static final List<Wish> ALL =
      List.of(
          new Wish("MOVIE", "the-matrix-1999", "pl-PL", List.of("modern")),
          new Wish("MOVIE", "inception-2010", "en-US", List.of("DEFAULT", "humorous")),
          new Wish("MOVIE", "annihilation-2018", "de-DE", List.of("critical")),
          new Wish("MOVIE", "amelie-2001", "fr-FR", List.of("DEFAULT")),
          new Wish("TV_SERIES", "la-casa-de-papel-2017", "es-ES", List.of("modern")),
          new Wish("PERSON", "greta-gerwig", "en-US", List.of("DEFAULT")),
          new Wish("PERSON", "the-wachowskis", "pl-PL", List.of("DEFAULT")));

  Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("entity_type", entityType);
    body.put("slug", slug);
    body.put("locale", locale);
    body.put("context_tag", styles.size() == 1 ? styles.getFirst() : styles);
    return body;
  }

  /** Where the entity is read, and the query parameter that picks one of its texts. */
  String textPath(String textId) {
    return switch (entityType) {
      case "PERSON" -> "/api/v1/people/%s?bio_id=%s".formatted(slug, textId);
      case "TV_SERIES" -> "/api/v1/tv-series/%s?description_id=%s".formatted(slug, textId);
      default -> "/api/v1/movies/%s?description_id=%s".formatted(slug, textId);
    };
  }
}
