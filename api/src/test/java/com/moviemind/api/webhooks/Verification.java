package com.moviemind.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.api.webhooks.Receiver.Got;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver does, written from the specification alone. */
final class Verification {

  private Verification() {}

  /** Whether one of the request's signatures is of this secret. */
  static boolean verifies(String secret, Got request) {
    return signatures(request).contains(signature(secret, request));
  }

  static List<String> signatures(Got request) {
    return List.of(request.header("webhook-signature").split(" ", -1));
  }

  private static String signature(String secret, Got request) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var signed =
          request.header("webhook-id")
              + "."
              + request.header("webhook-timestamp")
              + "."
              + request.body();
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
