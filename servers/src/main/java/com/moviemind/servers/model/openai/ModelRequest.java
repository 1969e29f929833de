package com.moviemind.servers.model.openai;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a client asked of the model, over either endpoint.
 *
 * @param instructions what the model is told by the program that asks it
 * @param messages what the user says, oldest first
 * @param promptLength characters of everything the model has to read
 * @param field the string property a json_schema asks for; null where plain text will do
 * @param format the format object as it came, to be echoed; null where none came
 * @param maxOutputTokens zero where nothing limits the answer
 */
public record ModelRequest(
    String instructions,
    List<String> messages,
    int promptLength,
    @Nullable String field,
    @Nullable JsonNode format,
    long maxOutputTokens) {

  public static ModelRequest ofResponses(byte[] body) throws RequestProblem {
    var request = parsed(body);
    var input = request.path("input");
    if (input.isMissingNode() || input.isNull()) {
      throw RequestProblem.missing("input");
    }
    var format = request.path("text").path("format");
    return of(request, input, "input", format, format, "max_output_tokens");
  }

  public static ModelRequest ofChat(byte[] body) throws RequestProblem {
    var request = parsed(body);
    var messages = request.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw RequestProblem.missing("messages");
    }
    var format = request.path("response_format");
    var schema = format.path("json_schema");
    return of(request, messages, "messages", format, schema, "max_completion_tokens");
  }

  private static JsonNode parsed(byte[] body) throws RequestProblem {
    JsonNode request;
    try {
      request = Json.read(body);
    } catch (JacksonException e) {
      throw RequestProblem.invalid(null, null, "We could not parse the JSON body of your request.");
    }
    if (!request.isObject()) {
      throw RequestProblem.invalid(null, null, "The body of your request is not a JSON object.");
    }
    if (request.path("model").asString("").isEmpty()) {
      throw RequestProblem.missing("model");
    }
    if (request.path("stream").asBoolean(false)) {
      throw RequestProblem.invalid(
          "unsupported_value", "stream", "Streaming is not supported with this model.");
    }
    return request;
  }

  private static ModelRequest of(
      JsonNode request,
      JsonNode input,
      String inputName,
      JsonNode format,
      JsonNode schema,
      String limitName)
      throws RequestProblem {
    List<String> messages = new ArrayList<>();
    var instructions = new StringBuilder(request.path("instructions").asString(""));
    if (input.isString()) {
      messages.add(input.stringValue());
    } else if (input.isArray()) {
      for (var message : input) {
        var text = content(message.path("content"));
        if (message.path("role").asString("user").equals("user")) {
          messages.add(text);
        } else {
          instructions.append(text);
        }
      }
    } else {
      throw RequestProblem.invalid(
          "invalid_type",
          inputName,
          "Invalid type for '" + inputName + "': expected a string or an array.");
    }
    int length = instructions.length();
    for (var message : messages) {
      length += message.length();
    }
    boolean given = format.isObject();
    return new ModelRequest(
        instructions.toString(),
        messages,
        length + (given ? 200 : 0),
        given ? field(format.path("type").asString(""), schema) : null,
        given ? format : null,
        request.path(limitName).asLong(request.path("max_tokens").asLong(0)));
  }

  private static String content(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    var text = new StringBuilder();
    for (var part : content) {
      text.append(part.path("text").asString(""));
    }
    return text.toString();
  }

  private static @Nullable String field(String type, JsonNode schema) throws RequestProblem {
    return switch (type) {
      case "text" -> null;
      case "json_object" -> "text";
      case "json_schema" -> {
        var properties = schema.path("schema").path("properties");
        if (properties.has("text")) {
          yield "text";
        }
        for (var property : properties.properties()) {
          if (property.getValue().path("type").asString("").equals("string")) {
            yield property.getKey();
          }
        }
        throw RequestProblem.invalid(
            "invalid_json_schema", "format", "Invalid schema: no property of type string.");
      }
      case String other ->
          throw RequestProblem.invalid(
              "invalid_value", "format.type", "Invalid value: '" + other + "'.");
    };
  }
}
