package com.moviemind.api.webhooks.egress;

import java.net.URI;
import java.util.Map;

/** A request to send. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Post(String url, Map<String, String> headers, byte[] body) {

  URI uri() {
    return URI.create(url);
  }
}
