package com.moviemind.servers.model.wire;

import java.util.Map;

/** A whole HTTP request; header names in lower case. */
// The bytes are read once and never compared; copying them would cost what this server is built to
// save.
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, String path, Map<String, String> headers, byte[] body) {

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean wantsToStay() {
    return !header("connection").equalsIgnoreCase("close");
  }
}
