package com.moviemind.messaging.avro;

/** The schema registry did not answer, or not with what was asked; worth asking again. */
public final class RegistryUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  RegistryUnavailable(String message) {
    super(message);
  }
}
