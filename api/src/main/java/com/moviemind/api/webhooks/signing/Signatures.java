package com.moviemind.api.webhooks.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The header fields of a signed delivery (Standard Webhooks 1.0, symmetric signatures). */
public final class Signatures {

  public static final String ID = "webhook-id";
  public static final String TIMESTAMP = "webhook-timestamp";
  public static final String SIGNATURE = "webhook-signature";

  private static final String ALGORITHM = "HmacSHA256";

  private Signatures() {}

  /**
   * Signs a body. While a secret is being rotated there are two, and a signature of each.
   *
   * @param id the same each time this event is sent
   * @param at when it is sent; receivers refuse what is older than some minutes
   */
  public static Map<String, String> headers(
      List<WebhookSecret> secrets, String id, Instant at, byte[] body) {
    var timestamp = Long.toString(at.getEpochSecond());
    var headers = new LinkedHashMap<String, String>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, timestamp);
    headers.put(
        SIGNATURE,
        secrets.stream()
            .map(it -> "v1," + signature(it, id, timestamp, body))
            .collect(Collectors.joining(" ")));
    return headers;
  }

  private static String signature(WebhookSecret secret, String id, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
