package com.moviemind.api.browse.web;

import com.moviemind.api.catalogue.EntityType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where to go from an entity. */
final class Links {

  /**
   * @param method left out for GET
   */
  record Link(String href, @org.jspecify.annotations.Nullable String method) {}

  private Links() {}

  static String collection(EntityType type) {
    return switch (type) {
      case MOVIE -> "/api/v1/movies";
      case PERSON -> "/api/v1/people";
      case TV_SERIES -> "/api/v1/tv-series";
      case TV_SHOW -> "/api/v1/tv-shows";
    };
  }

  static String self(EntityType type, String slug) {
    return collection(type) + "/" + slug;
  }

  static Map<String, Link> of(EntityType type, String slug) {
    var links = new LinkedHashMap<String, Link>();
    links.put("self", new Link(self(type, slug), null));
    links.put("collection", new Link(collection(type), null));
    links.put("generate", new Link("/api/v1/generate", "POST"));
    return links;
  }
}
