package com.moviemind.api.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A key as its holder knows it: {@code mm_} and 256 random bits. Never stored, never logged. */
public record ApiKeySecret(String text) {

  private static final String MARK = "mm_";
  private static final Pattern SHAPE = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");
  private static final int PREFIX = 9;
  private static final SecureRandom RANDOM = new SecureRandom();

  public static ApiKeySecret mint() {
    var bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new ApiKeySecret(MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  public boolean wellFormed() {
    return SHAPE.matcher(text).matches();
  }

  /** The first characters, so that a person can tell keys apart. */
  public String prefix() {
    return text.substring(0, Math.min(PREFIX, text.length()));
  }

  public KeyHash hash() {
    return KeyHash.of(text);
  }

  @Override
  public String toString() {
    return prefix() + "...";
  }
}
