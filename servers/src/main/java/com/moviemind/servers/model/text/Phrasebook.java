package com.moviemind.servers.model.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.moviemind.servers.model.text.Brief.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sentences of one language, read from a resource: {@code [forms SUBJECT]} with words that
 * bend, {@code [genres]} and {@code [countries]} with names, {@code [flaws]} with what no text
 * should say, and {@code [STYLE title|person SLOT]} with sentences of which one is said. Slots are
 * said in the order of the file.
 */
final class Phrasebook {

  private static final Map<Tongue, Phrasebook> BOOKS = new EnumMap<>(Tongue.class);

  static {
    for (var tongue : Tongue.values()) {
      BOOKS.put(tongue, new Phrasebook(tongue));
    }
  }

  /** Sentences of one purpose. */
  record Slot(String name, List<Phrase> phrases) {}

  private final Map<Subject, Map<String, String>> forms = new EnumMap<>(Subject.class);
  private final Map<String, String> genres = new HashMap<>();
  private final Map<String, String> countries = new ConcurrentHashMap<>();
  private final Tongue tongue;
  private final Map<String, List<Slot>> plans = new HashMap<>();
  private final Map<Flaw, String> flaws = new EnumMap<>(Flaw.class);

  private Phrasebook(Tongue tongue) {
    this.tongue = tongue;
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (var line : lines(tongue)) {
      if (line.startsWith("[")) {
        current =
            sections.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
    for (var subject : Subject.values()) {
      forms.put(subject, pairs(sections, "forms " + subject));
    }
    genres.putAll(pairs(sections, "genres"));
    pairs(sections, "flaws").forEach((flaw, said) -> flaws.put(Flaw.valueOf(flaw), said));
    // Countries that are gone; the platform's tables know the present ones.
    countries.putAll(pairs(sections, "countries"));
    var formKeys = new TreeSet<String>();
    forms.values().forEach(it -> formKeys.addAll(it.keySet()));
    sections.forEach((name, phrases) -> {
      var words = name.split(" ", -1);
      if (words.length == 3) {
        plans
            .computeIfAbsent(words[0] + " " + words[1], _ -> new ArrayList<>())
            .add(
                new Slot(
                    words[2], phrases.stream().map(it -> Phrase.parse(it, formKeys)).toList()));
      }
    });
  }

  static Phrasebook of(Tongue tongue) {
    return requireNonNull(BOOKS.get(tongue));
  }

  Map<String, String> forms(Subject subject) {
    return requireNonNull(forms.get(subject));
  }

  /** The genre's name in this language, empty where it has none. */
  String genre(String canonical) {
    return genres.getOrDefault(canonical, "");
  }

  String country(String code) {
    return countries.computeIfAbsent(code, tongue::country);
  }

  /** A sentence that no text should hold, with a gap for a year or a name. */
  String flaw(Flaw flaw) {
    return requireNonNull(flaws.get(flaw));
  }

  List<Slot> plan(String style, Subject subject) {
    var kind = subject == Subject.PERSON ? " person" : " title";
    var plan = plans.get(style + kind);
    return plan == null ? requireNonNull(plans.get("DEFAULT" + kind)) : plan;
  }

  private static Map<String, String> pairs(Map<String, List<String>> sections, String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (var line : sections.getOrDefault(name, List.of())) {
      int equals = line.indexOf('=');
      pairs.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return pairs;
  }

  private static List<String> lines(Tongue tongue) {
    try (var resource = Phrasebook.class.getResourceAsStream(tongue.tag() + ".txt")) {
      var text = new String(requireNonNull(resource).readAllBytes(), UTF_8);
      // French sets a space that never breaks before tall punctuation; typing it is error-prone.
      return (tongue == Tongue.FR ? text.replaceAll(" ([:;?!])", "\u00a0$1") : text)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
