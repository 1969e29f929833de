package com.moviemind.api.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/**
 * A kind of problem a client can tell apart.
 *
 * @param name last part of the type's address, and the name of its page in docs/problems
 * @param title the same words for every occurrence; also sent as {@code error}
 */
public record ProblemType(String name, HttpStatus status, String title) {

  /** Where the pages of all types live (RFC 9457, section 3.1.1). */
  public static final String BASE = "https://moviemind.dev/problems/";

  public URI uri() {
    return URI.create(BASE + name);
  }
}
