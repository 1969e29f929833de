package com.moviemind.worker.prompt;

/** The facts of an assignment are not a JSON object. */
public final class UnreadableFacts extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableFacts(String why) {
    super(why);
  }
}
