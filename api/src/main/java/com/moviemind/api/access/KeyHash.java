package com.moviemind.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a key. Keys are 256 random bits, so nothing slower would make them harder to guess,
 * and looking one up by its hash tells a clock nothing about the key.
 */
public final class KeyHash {

  private final byte[] bytes;

  private KeyHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A hash as the database holds it. */
  public static KeyHash of(byte[] bytes) {
    return new KeyHash(bytes.clone());
  }

  static KeyHash of(String key) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new KeyHash(sha256.digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyHash it && Arrays.equals(bytes, it.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
