package com.moviemind.servers.model.control;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What shall go wrong: the body of {@code POST /stand-in/faults}, and a file for {@code up
 * --model-faults}. JSON, in which comments and a last comma are allowed.
 *
 * @param seed of the rules' shares; absent means 1
 * @param faults struck one after the other, by the next calls they match
 * @param rules in force until others replace them
 * @param obedient whether the model does what the facts tell it where nothing keeps them apart
 */
public record FaultSheet(
    @Nullable Long seed,
    @Nullable List<Fault> faults,
    @Nullable List<FaultRule> rules,
    @Nullable Boolean obedient) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  static final FaultSheet NONE = new FaultSheet(null, null, null, null);

  /** Of a file, which is refused with its line and field. */
  public static FaultSheet read(Path file) {
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s: cannot be read".formatted(file), e);
    }
    try {
      return read(json);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  public static FaultSheet read(byte[] json) {
    FaultSheet sheet;
    try {
      sheet = MAPPER.readValue(json, FaultSheet.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(problem(e), e);
    }
    if (sheet == null) {
      throw new IllegalArgumentException("line 1: an object with rules is expected");
    }
    for (var fault : sheet.strikes()) {
      if (fault == null || fault.kind() == null) {
        throw new IllegalArgumentException("faults: kind is missing");
      }
    }
    return sheet;
  }

  List<Fault> strikes() {
    return requireNonNullElse(faults, List.of());
  }

  List<FaultRule> standing() {
    return requireNonNullElse(rules, List.of());
  }

  long seedOr(long other) {
    return requireNonNullElse(seed, other);
  }

  public boolean isObedient() {
    return Boolean.TRUE.equals(obedient);
  }

  private static String problem(JacksonException e) {
    var where = e.getLocation() == null ? "" : "line %d: ".formatted(e.getLocation().getLineNr());
    var path = e instanceof DatabindException ? path(e.getPath()) : "";
    return where + (path.isEmpty() ? "" : path + ": ") + why(e);
  }

  private static String why(JacksonException e) {
    return switch (e) {
      case UnrecognizedPropertyException it ->
          "unknown field; known are "
              + requireNonNullElse(it.getKnownPropertyIds(), List.<Object>of()).stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", "));
      case InvalidFormatException it when it.getTargetType() == Fault.Kind.class ->
          "unknown fault %s; known are %s".formatted(it.getValue(), Fault.Kind.names());
      default ->
          e.getCause() instanceof IllegalArgumentException it
              ? requireNonNullElse(it.getMessage(), "not allowed")
              : requireNonNullElse(e.getOriginalMessage(), "not understood");
    };
  }

  private static String path(List<JacksonException.Reference> steps) {
    var path = new StringBuilder();
    for (var step : steps) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
