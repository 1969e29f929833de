package com.moviemind.local.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which metrics and labels a PromQL expression names, as far as ours use that language. */
final class Expressions {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<![\\w:.$])([a-z_][a-z0-9_:]*)\\b(?!\\s*\\()(?:\\{([^}]*)\\})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private Expressions() {}

  /** Labels by metric; a label that groups is asked of every metric of its expression. */
  static Map<String, Set<String>> named(String expression) {
    if (!isBalanced(expression)) {
      throw new IllegalArgumentException("brackets: " + expression);
    }
    var grouping = new ArrayList<String>();
    GROUPING
        .matcher(expression)
        .results()
        .forEach(it -> grouping.addAll(List.of(it.group(1).trim().split("\\s*,\\s*"))));
    var rest = RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    var found = new TreeMap<String, Set<String>>();
    for (var selector : SELECTOR.matcher(rest).results().toList()) {
      if (!WORDS.contains(selector.group(1))) {
        var labels = found.computeIfAbsent(selector.group(1), _ -> new TreeSet<>(grouping));
        if (selector.group(2) != null) {
          MATCHER.matcher(selector.group(2)).results().forEach(it -> labels.add(it.group(1)));
        }
      }
    }
    return found;
  }

  private static boolean isBalanced(String expression) {
    var open = new StringBuilder();
    var text = expression.replaceAll("\"[^\"]*\"", "");
    for (var n = 0; n < text.length(); n++) {
      var c = text.charAt(n);
      if ("([{".indexOf(c) >= 0) {
        open.append(c);
      } else if (")]}".indexOf(c) >= 0) {
        if (open.isEmpty() || "([{".indexOf(open.charAt(open.length() - 1)) != ")]}".indexOf(c)) {
          return false;
        }
        open.setLength(open.length() - 1);
      }
    }
    return open.isEmpty() && text.indexOf('"') < 0;
  }
}
