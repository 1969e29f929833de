package com.moviemind.api.problem;

import java.io.IOException;

/** Ends the reading of a body that goes on past its limit. */
public final class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1;

  private final long limit;

  public BodyTooLarge(long limit) {
    super("more than " + limit + " bytes");
    this.limit = limit;
  }

  public long limit() {
    return limit;
  }

  public Problem problem() {
    return UnreadableBody.tooLarge(limit);
  }
}
