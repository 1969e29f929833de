package com.moviemind.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request: in its body by JSON Pointer (RFC 6901), or in a parameter by
 * name.
 */
public record Violation(@Nullable String pointer, @Nullable String parameter, String detail) {

  public static Violation at(String pointer, String detail) {
    return new Violation(pointer, null, detail);
  }

  public static Violation ofParameter(String name, String detail) {
    return new Violation(null, name, detail);
  }

  /** The member of {@code errors} this belongs to: the outermost field, or the parameter. */
  String field() {
    if (parameter != null) {
      return parameter;
    }
    if (pointer == null || pointer.length() < 2) {
      return "body";
    }
    int end = pointer.indexOf('/', 1);
    var token = end < 0 ? pointer.substring(1) : pointer.substring(1, end);
    return token.replace("~1", "/").replace("~0", "~");
  }
}
