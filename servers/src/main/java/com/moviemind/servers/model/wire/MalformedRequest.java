package com.moviemind.servers.model.wire;

/** The bytes are no request this server can read; the connection ends with this status. */
final class MalformedRequest extends Exception {

  private final int status;

  MalformedRequest(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
