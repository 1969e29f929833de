package com.moviemind.local.installation;

/** What was asked cannot be done on this machine as it is; the message says what is missing. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Refused(String message) {
    super(message);
  }
}
