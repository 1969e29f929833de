package com.moviemind.servers.process;

/** A process that ended, or never became ready, while it was being started. */
public final class DidNotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DidNotStart(String message) {
    super(message);
  }

  public DidNotStart(String message, Throwable cause) {
    super(message, cause);
  }
}
