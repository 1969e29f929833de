package com.moviemind.api.webhooks.signing;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** A secret that an endpoint's owner and we share. Shown once, never logged. */
public final class WebhookSecret {

  private static final String MARK = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  WebhookSecret(byte[] key) {
    this.key = key.clone();
  }

  public static WebhookSecret mint() {
    var key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new WebhookSecret(key);
  }

  /** As its owner gets it: {@code whsec_} and base64. */
  public String text() {
    return MARK + Base64.getEncoder().encodeToString(key);
  }

  byte[] key() {
    return key.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WebhookSecret it && Arrays.equals(key, it.key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  @Override
  public String toString() {
    return MARK + "...";
  }
}
