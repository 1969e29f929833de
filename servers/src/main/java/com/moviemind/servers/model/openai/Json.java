package com.moviemind.servers.model.openai;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one mapper of the stand-in. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static JsonNode read(byte[] json) throws JacksonException {
    return MAPPER.readTree(json);
  }

  public static JsonNode read(String json) throws JacksonException {
    return MAPPER.readTree(json);
  }

  public static <T> T read(byte[] json, Class<T> type) throws JacksonException {
    return MAPPER.readValue(json, type);
  }
}
