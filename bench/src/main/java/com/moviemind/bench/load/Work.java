package com.moviemind.bench.load;

/**
 * One text to ask for.
 *
 * @param call the name under which the model stand-in counts calls for it
 */
public record Work(String slug, String locale, String style, String call) {

  public String body() {
    return body("interactive");
  }

  public String body(String lane) {
    return "{\"entity_type\":\"MOVIE\",\"slug\":\"%s\",\"locale\":\"%s\",\"context_tag\":\"%s\",\"lane\":\"%s\"}"
        .formatted(slug, locale, style, lane);
  }
}
