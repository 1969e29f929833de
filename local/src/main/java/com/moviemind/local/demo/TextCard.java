package com.moviemind.local.demo;

import com.moviemind.local.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** A text with its passport, as the api gives it. */
record TextCard(Order order, JsonNode text) {

  private static final int WIDTH = 92;
  private static final double MICROS = 1e6;

  static TextCard read(Api api, Order order) {
    var id = Objects.requireNonNull(order.textId(), "a job that is DONE names its text");
    var entity = api.get(order.wish().textPath(id));
    var bio = entity.path("selected_bio");
    return new TextCard(order, bio.isObject() ? bio : entity.path("selected_description"));
  }

  @Override
  public String toString() {
    var passport = text.path("passport");
    return """
    == %s  (version %d)
    %s
       model %s, prompt %s, tokens %d in / %d out, cost $%.6f, model %d ms, whole job %d ms
    """
        .formatted(
            order.title(),
            text.path("version").asInt(),
            String.join("\n", wrapped(text.path("text").asString(""))),
            passport.path("model").asString(""),
            passport.path("prompt_version").asString(""),
            passport.path("input_tokens").asLong(),
            passport.path("output_tokens").asLong(),
            passport.path("cost_micros").asLong() / MICROS,
            passport.path("provider_ms").asLong(),
            order.took().toMillis());
  }

  static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : text.split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + word.length() >= WIDTH) {
        lines.add("   " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add("   " + line);
    return lines;
  }
}
