package com.moviemind.worker.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The releases in use, by what they are for: {@code <entity type>/<style>}, {@code
 * locale/<locale>}, or {@code again} for a text that was turned down. Which they are, {@code
 * prompts/in-use.txt} says; the others stay, because passports name them.
 */
final class Library {

  static final String LOCALE = "locale/";

  private static final String FOLDER = "/prompts/";

  /** What an entity's part is for. */
  record Kind(String entityType, String contextTag) {}

  private final Map<String, Release> byPurpose;
  private final int longest;

  private Library(Map<String, Release> byPurpose) {
    this.byPurpose = Map.copyOf(byPurpose);
    this.longest =
        longest(byPurpose, it -> it.startsWith(LOCALE))
            + longest(byPurpose, it -> !it.startsWith(LOCALE));
  }

  static Library inUse() {
    var releases = new HashMap<String, Release>();
    read("in-use")
        .lines()
        .filter(it -> !it.isBlank() && !it.startsWith("#"))
        .forEach(name -> {
          var purpose = name.substring(0, name.lastIndexOf('/'));
          if (releases.put(purpose, new Release(name, read(name).strip())) != null) {
            throw new IllegalStateException("two prompts are in use for " + purpose);
          }
        });
    return new Library(releases);
  }

  /** What to say of an entity, and in what style. */
  Release about(String entityType, String contextTag) {
    var release =
        byPurpose.get(
            entityType.toLowerCase(Locale.ROOT) + "/" + contextTag.toLowerCase(Locale.ROOT));
    if (release == null) {
      throw new UnreadableFacts(
          "No prompt is about a %s in the style %s.".formatted(entityType, contextTag));
    }
    return release;
  }

  /** How a language is written. */
  Release locale(String locale) {
    var release = byPurpose.get(LOCALE + locale);
    if (release == null) {
      throw new UnreadableFacts("No prompt is for the locale %s.".formatted(locale));
    }
    return release;
  }

  /** Every kind of entity in every style that there is a part for. */
  List<Kind> kinds() {
    return byPurpose.keySet().stream()
        .filter(it -> it.contains("/") && !it.startsWith(LOCALE))
        .map(it -> it.split("/", 2))
        .map(it ->
            new Kind(it[0].toUpperCase(Locale.ROOT), it[1].equals("default") ? "DEFAULT" : it[1]))
        .toList();
  }

  List<String> locales() {
    return byPurpose.keySet().stream()
        .filter(it -> it.startsWith(LOCALE))
        .map(it -> it.substring(LOCALE.length()))
        .toList();
  }

  /** What is said to a model whose text was turned down. */
  Release again() {
    return Objects.requireNonNull(byPurpose.get("again"), "no prompt asks again");
  }

  /** No instructions have more bytes. */
  int longest() {
    return longest;
  }

  private static int longest(Map<String, Release> releases, Predicate<String> purpose) {
    return releases.entrySet().stream()
        .filter(it -> purpose.test(it.getKey()))
        .mapToInt(it -> it.getValue().bytes())
        .max()
        .orElse(0);
  }

  private static String read(String name) {
    try (var file = Library.class.getResourceAsStream(FOLDER + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("prompt %s is missing".formatted(name));
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
