package com.moviemind.api.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What an order would do, row by row.
 *
 * @param action repair or accept
 */
public record Plan(String action, List<Finding> rows) {

  private static final int LENGTH = 16;

  /** Another one as soon as anything that would be done is another. */
  public String token() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(action.getBytes(StandardCharsets.UTF_8));
      for (var it : rows) {
        var line = "\n%s %s %s %s".formatted(it.side(), it.kind(), it.subject(), it.repair());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
