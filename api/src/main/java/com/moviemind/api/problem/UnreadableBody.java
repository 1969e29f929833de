package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.BODY_TOO_LARGE;
import static com.moviemind.api.problem.CommonProblems.MALFORMED_REQUEST;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body that could not be read, and where. */
final class UnreadableBody {

  private UnreadableBody() {}

  static Problem problem(HttpMessageNotReadableException e) {
    // Jackson wraps what the stream throws, so the limit is looked for before Jackson's own words.
    for (Throwable it = e.getCause(); it != null; it = it.getCause()) {
      if (it instanceof BodyTooLarge large) {
        return large.problem();
      }
    }
    for (Throwable it = e.getCause(); it != null; it = it.getCause()) {
      switch (it) {
        case ProblemException refused -> {
          return refused.problem();
        }
        case UnrecognizedPropertyException unknown -> {
          return Problem.invalid(pointer(unknown), "This field is not known.");
        }
        case DatabindException wrong when !wrong.getPath().isEmpty() || isWrongType(wrong) -> {
          return Problem.invalid(pointer(wrong), expectation(wrong));
        }
        case JacksonException broken -> {
          return Problem.of(MALFORMED_REQUEST, "The body is not well-formed JSON." + place(broken));
        }
        default -> {}
      }
    }
    return Problem.of(MALFORMED_REQUEST, "A JSON body is required.");
  }

  static Problem tooLarge(long limit) {
    return Problem.of(BODY_TOO_LARGE, "A body may hold at most %d bytes.".formatted(limit));
  }

  static String pointer(JacksonException e) {
    return e.getPath().stream()
        .map(it ->
            it.getPropertyName() == null
                ? Integer.toString(it.getIndex())
                : it.getPropertyName().replace("~", "~0").replace("/", "~1"))
        .map("/"::concat)
        .collect(Collectors.joining());
  }

  private static boolean isWrongType(DatabindException e) {
    return e instanceof MismatchedInputException;
  }

  private static String expectation(DatabindException e) {
    if (e instanceof UnfitText unfit) {
      return unfit.why();
    }
    var type = e instanceof MismatchedInputException it ? it.getTargetType() : null;
    if (type != null && type.isEnum() && e instanceof InvalidFormatException) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "This must be one of ", "."));
    }
    return "This must be " + kind(type) + ".";
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "a value of another type";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray() || type == List.class) {
      return "an array";
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time such as 2026-01-31T12:00:00Z";
    }
    return type.isEnum() ? "a string" : "an object";
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " Reading stopped at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
  }
}
