package com.moviemind.local.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Judges deliveries by the Standard Webhooks specification. */
public final class Verifier {

  private static final String ALGORITHM = "HmacSHA256";
  private static final long TOLERANCE_SECONDS = 300;

  private final byte[] key;
  private final Clock clock;

  /**
   * Verifies with this secret.
   *
   * @param secret {@code whsec_} and base64
   */
  public Verifier(String secret, Clock clock) {
    if (!secret.matches("whsec_[A-Za-z0-9+/]{16,88}={0,2}")) {
      throw new IllegalArgumentException("a secret is whsec_ and base64");
    }
    this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    this.clock = clock;
  }

  /** What is wrong with a delivery; null where nothing is. */
  public @Nullable String complaint(
      @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
    if (id == null || timestamp == null || signatures == null) {
      return "a header field is missing";
    }
    if (!timestamp.matches("\\d{1,12}")) {
      return "the timestamp is not one";
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      return "the timestamp is %d s away from this clock".formatted(age);
    }
    var expected = ("v1," + signature(id + "." + timestamp + ".", body)).getBytes(UTF_8);
    return List.of(signatures.split(" ", -1)).stream()
            .anyMatch(it -> MessageDigest.isEqual(expected, it.getBytes(UTF_8)))
        ? null
        : "no signature is of this secret";
  }

  private String signature(String head, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
