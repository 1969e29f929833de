package com.moviemind.servers.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sentence with gaps. {@code {key}} takes a value, {@code {Key}} takes it with a capital, {@code
 * {d:key}} takes it after the French "de". {@code {solo}} at a sentence's beginning keeps it to
 * names that stand for one person.
 */
record Phrase(List<String> literals, List<String> keys, boolean tells) {

  private static final Set<String> SAYS_NOTHING_NEW = Set.of("title", "name", "solo");

  /** {@code forms} are the keys that only bend the grammar and tell nothing. */
  static Phrase parse(String line, Set<String> forms) {
    List<String> literals = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    int at = 0;
    for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', at)) {
      int close = line.indexOf('}', open);
      literals.add(line.substring(at, open));
      keys.add(line.substring(open + 1, close));
      at = close + 1;
    }
    literals.add(line.substring(at));
    boolean tells =
        keys.stream()
            .map(Phrase::plain)
            .anyMatch(it -> !forms.contains(it) && !SAYS_NOTHING_NEW.contains(it));
    return new Phrase(List.copyOf(literals), List.copyOf(keys), tells);
  }

  boolean canBeSaidWith(Map<String, String> values) {
    for (var key : keys) {
      if (!values.containsKey(plain(key))) {
        return false;
      }
    }
    return true;
  }

  String say(Map<String, String> values) {
    var text = new StringBuilder(literals.getFirst());
    for (int i = 0; i < keys.size(); i++) {
      var value = values.getOrDefault(plain(keys.get(i)), "");
      text.append(bent(keys.get(i), value));
      var next = literals.get(i + 1);
      // A name may bring its own full stop: "Robert Downey Jr."
      text.append(next.startsWith(".") && value.endsWith(".") ? next.substring(1) : next);
    }
    return capital(text.toString());
  }

  private static String bent(String key, String value) {
    if (key.startsWith("d:")) {
      return Tongue.elided(value);
    }
    return Character.isUpperCase(key.charAt(0)) ? capital(value) : value;
  }

  private static String plain(String key) {
    var bare = key.startsWith("d:") ? key.substring(2) : key;
    return Character.isUpperCase(bare.charAt(0))
        ? Character.toLowerCase(bare.charAt(0)) + bare.substring(1)
        : bare;
  }

  private static String capital(String text) {
    return text.isEmpty() || !Character.isLowerCase(text.charAt(0))
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
