package com.moviemind.local.client;

/** The api said no, or nothing; the message says why in its own words. */
public final class Trouble extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Trouble(String message) {
    super(message);
  }

  Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
