package com.moviemind.api.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Bean Validation's findings, in the words of the interface. */
final class InvalidValues {

  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern STEP = Pattern.compile("[.\\[\\]]+");

  private InvalidValues() {}

  static Problem problem(MethodArgumentNotValidException e) {
    var violations = new ArrayList<Violation>();
    collect(e.getBindingResult(), violations);
    return Problem.invalid(violations);
  }

  static Problem problem(HandlerMethodValidationException e) {
    var violations = new ArrayList<Violation>();
    for (var result : e.getParameterValidationResults()) {
      if (result instanceof ParameterErrors body) {
        collect(body, violations);
      } else {
        var name = snake(Objects.toString(result.getMethodParameter().getParameterName(), "body"));
        result
            .getResolvableErrors()
            .forEach(it ->
                violations.add(Violation.ofParameter(name, sentence(it.getDefaultMessage()))));
      }
    }
    return Problem.invalid(violations);
  }

  private static void collect(Errors errors, List<Violation> into) {
    for (var it : errors.getAllErrors()) {
      var pointer = it instanceof FieldError field ? pointer(field.getField()) : "";
      into.add(Violation.at(pointer, sentence(it.getDefaultMessage())));
    }
  }

  /** {@code contextTags[1].name} is {@code /context_tags/1/name}. */
  static String pointer(String path) {
    return "/" + STEP.matcher(snake(path)).replaceAll("/").replaceAll("/$", "");
  }

  private static String snake(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String sentence(@Nullable String message) {
    return message == null ? "This value is not allowed." : message;
  }
}
