package com.moviemind.api.generation.web;

import com.moviemind.api.problem.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** The request header of draft-ietf-httpapi-idempotency-key-header: 1 to 255 visible characters. */
final class IdempotencyKey {

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private IdempotencyKey() {}

  static String of(String header) {
    var key = header.strip();
    if (!FORM.matcher(key).matches()) {
      throw Problem.invalidParameter(
              "Idempotency-Key", "This must be 1 to 255 visible ASCII characters.")
          .exception();
    }
    return key;
  }

  /** Of the request as it was understood, so that white space makes no difference. */
  static byte[] hash(byte[] request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
