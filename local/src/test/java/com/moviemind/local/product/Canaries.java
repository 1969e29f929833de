package com.moviemind.local.product;

import java.util.List;
import java.util.Locale;

/** Words that nothing but the place they were planted in may ever show. */
final class Canaries {

  static final String MODEL_KEY = "sk-canary-quetzalkey-0123456789";
  static final String WRONG_KEY = "mm_quetzalwrong";
  static final String IDEMPOTENCY = "quetzalorder-mail@quetzalmail.example";
  static final String BROKEN_JSON = "{\"slug\": \"quetzalbroken";
  static final String TITLE = "Quetzaltitle Rising";
  static final String PERSON = "Quetzalina Personova";
  static final String SYNOPSIS = "A quetzalplot about mail@quetzalplot.example and a stolen comet.";
  static final String QUERY = "quetzalquery";
  static final String WEBHOOK_ANSWER = "quetzalanswer";
  static final String WEBHOOK_PATH = "quetzalpath";

  private Canaries() {}

  /**
   * In lower case: what is planted above is made of them, and slugs are made of what is planted.
   */
  static List<String> all() {
    return List.of("quetzal", "personova", "mm_quetzal", "sk-canary", "stolen comet");
  }

  /** The first of these that a text shows, or none. */
  static List<String> in(String text, List<String> secrets) {
    var lower = text.toLowerCase(Locale.ROOT);
    return secrets.stream().filter(it -> lower.contains(it.toLowerCase(Locale.ROOT))).toList();
  }
}
