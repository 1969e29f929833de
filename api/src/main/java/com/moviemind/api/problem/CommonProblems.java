package com.moviemind.api.problem;

import org.springframework.http.HttpStatus;

/** The types of problems that any request can meet. */
public final class CommonProblems {

  public static final ProblemType MALFORMED_REQUEST =
      new ProblemType("malformed-request", HttpStatus.BAD_REQUEST, "Malformed request");

  public static final ProblemType NOT_FOUND =
      new ProblemType("not-found", HttpStatus.NOT_FOUND, "Not found");

  public static final ProblemType METHOD_NOT_ALLOWED =
      new ProblemType("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed");

  public static final ProblemType NOT_ACCEPTABLE =
      new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "Not acceptable");

  public static final ProblemType BODY_TOO_LARGE =
      new ProblemType("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "Body too large");

  public static final ProblemType UNSUPPORTED_MEDIA_TYPE =
      new ProblemType(
          "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type");

  public static final ProblemType INVALID_REQUEST =
      new ProblemType("invalid-request", HttpStatus.UNPROCESSABLE_CONTENT, "Invalid request");

  /** Something this server needs is away; the same request may succeed later. */
  public static final ProblemType UNAVAILABLE =
      new ProblemType("unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Temporarily unavailable");

  public static final ProblemType INTERNAL_ERROR =
      new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

  private CommonProblems() {}
}
