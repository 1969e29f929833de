package com.moviemind.messaging.avro;

/** The bytes are proven wrong: no later try can read them. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }
}
