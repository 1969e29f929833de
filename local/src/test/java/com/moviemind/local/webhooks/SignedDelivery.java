package com.moviemind.local.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.api.webhooks.signing.Signatures;
import com.moviemind.api.webhooks.signing.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A delivery as the api signs it, and as someone may have changed it on the way. */
record SignedDelivery(Map<String, String> headers, String body) {

  static final String BODY =
      "{\"type\": \"job.completed\", \"timestamp\": \"2026-11-22T00:42:53Z\", \"data\": {\"title\":"
          + " \"Zażółć gęślą jaźń\"}}";

  static SignedDelivery of(Instant at, WebhookSecret... secrets) {
    return new SignedDelivery(
        Signatures.headers(List.of(secrets), "01a200b4-aa9f", at, BODY.getBytes(UTF_8)), BODY);
  }

  SignedDelivery withBody(String other) {
    return new SignedDelivery(headers, other);
  }

  SignedDelivery with(String header, String value) {
    var changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new SignedDelivery(changed, body);
  }

  /** Sends it to a receiver on this machine; its status. */
  int sendTo(int port) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
