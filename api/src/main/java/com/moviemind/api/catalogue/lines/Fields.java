package com.moviemind.api.catalogue.lines;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one line. What is absent, null or empty is unknown; what has the wrong kind is
 * refused.
 */
record Fields(JsonNode object) {

  static final int LONGEST_TITLE = 300;
  private static final int MOST_ENTRIES = 200;
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

  /** The first of these names that is there. */
  @Nullable JsonNode any(String... names) {
    for (var name : names) {
      var value = object.get(name);
      if (value != null && !value.isNull()) {
        return value;
      }
    }
    return null;
  }

  @Nullable String text(String name, int longest) {
    var value = any(name);
    return value == null ? null : bounded(name, Cleaning.text(string(name, value)), longest);
  }

  @Nullable String title(String name) {
    var value = any(name);
    return value == null ? null : bounded(name, Cleaning.title(string(name, value)), LONGEST_TITLE);
  }

  @Nullable Integer number(int least, int most, String... names) {
    var value = any(names);
    if (value == null) {
      return null;
    }
    var digits = value.isString() ? value.stringValue().strip() : value.toString();
    try {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new Unfit("%s is not a whole number from %d to %d".formatted(names[0], least, most));
  }

  static boolean isYear(String text) {
    return YEAR.matcher(text).matches();
  }

  /** The entries of a list that may be absent. */
  Stream<JsonNode> list(String name) {
    var value = any(name);
    if (value == null) {
      return Stream.empty();
    }
    if (!value.isArray()) {
      throw new Unfit(name + " is not a list");
    }
    return value.valueStream().filter(it -> !it.isNull()).limit(MOST_ENTRIES);
  }

  List<String> titles(String name) {
    return Cleaning.distinct(
        list(name)
            .map(it -> orEmpty(bounded(name, Cleaning.title(string(name, it)), LONGEST_TITLE))));
  }

  /** Codes of a standard, in the case it wants. */
  List<String> codes(String name, Predicate<String> known, boolean upper) {
    return Cleaning.distinct(
        list(name)
            .map(it -> {
              var given = string(name, it).strip();
              var code = upper ? given.toUpperCase(Locale.ROOT) : given.toLowerCase(Locale.ROOT);
              if (!known.test(code)) {
                throw new Unfit(name + " holds a code that does not exist");
              }
              return code;
            }));
  }

  SortedMap<String, String> map(String name, Pattern keys) {
    var result = new TreeMap<String, String>();
    var value = any(name);
    if (value == null) {
      return result;
    }
    if (!value.isObject() || value.size() > MOST_ENTRIES) {
      throw new Unfit(name + " is not an object of strings");
    }
    value.forEachEntry((key, it) -> {
      if (!keys.matcher(key).matches()) {
        throw new Unfit(name + " has a key that is not allowed");
      }
      var text = it.isNull() ? "" : Cleaning.title(string(name, it));
      if (bounded(name, text, LONGEST_TITLE) != null) {
        result.put(key, text);
      }
    });
    return result;
  }

  /** External ids, the dialects' names for the article among them. */
  SortedMap<String, String> ids() {
    var ids = map("external_ids", SCHEME);
    var article = any("href", "wikipediaPage");
    if (article != null) {
      var id = bounded("href", Cleaning.text(string("href", article)), LONGEST_TITLE);
      if (id != null) {
        ids.putIfAbsent("wikipedia", id);
      }
    }
    return ids;
  }

  static String string(String name, JsonNode value) {
    if (value.isString() || value.isNumber()) {
      return value.asString();
    }
    throw new Unfit(name + " is not a string");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String bounded(String name, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      throw new Unfit("%s is longer than %d characters".formatted(name, longest));
    }
    return text.isEmpty() ? null : text;
  }
}
