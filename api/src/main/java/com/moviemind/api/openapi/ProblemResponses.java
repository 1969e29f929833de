package com.moviemind.api.openapi;

import com.moviemind.api.problem.ProblemType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes the problems that every operation can answer, each once, and points to them. */
final class ProblemResponses implements GlobalOpenApiCustomizer {

  private static final String PROBLEM = "Problem";

  /** By status: what it says of the request, for every address behind a key. */
  private static final Map<String, String> ALWAYS =
      new TreeMap<>(
          Map.of(
              "400", "The request cannot be read.",
              "401", "No key, or one that is not known, has expired or was revoked.",
              "403", "The key lacks a scope, named in scope.",
              "422", "Something in the request cannot be followed; violations name the place.",
              "429", "The plan allows no more for now; Retry-After says for how long.",
              "500", "A fault of ours, logged under incident_id.",
              "503", "A store is away; nothing was accepted. Retry-After says when to ask again."));

  private static final Map<String, String> WITH_BODY =
      Map.of(
          "413", "The body is longer than 64 KiB.",
          "415", "The body is not application/json.");

  private static final String UNKNOWN = "404";

  @Override
  public void customise(OpenAPI description) {
    var components = description.getComponents();
    components.addSchemas(PROBLEM, problem());
    ALWAYS.forEach((status, text) -> components.addResponses(status, response(status, text)));
    WITH_BODY.forEach((status, text) -> components.addResponses(status, response(status, text)));
    components.addResponses(UNKNOWN, response(UNKNOWN, "There is no such thing, or not for you."));
    description.getPaths().forEach(ProblemResponses::addTo);
  }

  private static void addTo(String path, PathItem item) {
    if (path.startsWith("/health")) {
      item.readOperations().forEach(it -> it.setSecurity(List.of()));
      return;
    }
    for (var operation : item.readOperations()) {
      ALWAYS.keySet().forEach(status -> refer(operation, status));
      if (operation.getRequestBody() != null) {
        WITH_BODY.keySet().stream().sorted().forEach(status -> refer(operation, status));
      }
      if (path.contains("{") || operation.getRequestBody() != null) {
        refer(operation, UNKNOWN);
      }
    }
  }

  private static void refer(Operation operation, String status) {
    operation.getResponses().putIfAbsent(status, new ApiResponse().$ref(status));
  }

  private static ApiResponse response(String status, String text) {
    var response =
        new ApiResponse()
            .description(text)
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    if (status.equals("429") || status.equals("503")) {
      response.addHeaderObject(
          "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
    }
    return response;
  }

  private static Schema<?> problem() {
    var violation =
        new ObjectSchema()
            .addProperty("pointer", new StringSchema().description("JSON Pointer into the body"))
            .addProperty("parameter", new StringSchema().description("Name of the parameter"))
            .addProperty("detail", new StringSchema());
    Schema<?> problem = new ObjectSchema();
    problem.setDescription("RFC 9457, with the members existing clients read.");
    problem.setRequired(List.of("type", "title", "status", "detail", "error", "message"));
    return problem
        .addProperty(
            "type", new StringSchema().format("uri").example(ProblemType.BASE + "not-found"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema())
        .addProperty("instance", new StringSchema())
        .addProperty("error", new StringSchema().description("The title, for existing clients"))
        .addProperty("message", new StringSchema().description("The detail, for existing clients"))
        .addProperty(
            "errors",
            new MapSchema()
                .additionalProperties(new ArraySchema().items(new StringSchema()))
                .description("On 422: what is wrong, by field"))
        .addProperty("violations", new ArraySchema().items(violation))
        .addProperty("request_id", new StringSchema());
  }
}
