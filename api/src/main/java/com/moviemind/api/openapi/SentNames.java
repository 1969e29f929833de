package com.moviemind.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Names members as they are sent, in snake_case; the describing library reads Java's names. */
final class SentNames implements GlobalOpenApiCustomizer {

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

  @Override
  public void customise(OpenAPI description) {
    description.getComponents().getSchemas().values().forEach(SentNames::rename);
  }

  private static void rename(Schema<?> schema) {
    var properties = schema.getProperties();
    if (properties != null) {
      var renamed = new LinkedHashMap<String, Schema<?>>();
      properties.forEach((name, property) -> renamed.put(sent(name), property));
      schema.setProperties(new LinkedHashMap<>(renamed));
    }
    if (schema.getRequired() != null) {
      schema.setRequired(schema.getRequired().stream().map(SentNames::sent).toList());
    }
  }

  static String sent(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
