package com.moviemind.api.catalogue.lines;

import com.moviemind.api.catalogue.lines.Line.Mention;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the lists of people. Entries that are no names are dropped, the line stays. */
final class Mentions {

  private static final int LONGEST_CHARACTER = 200;

  private Mentions() {}

  static List<Mention> of(Fields fields) {
    var mentions = new ArrayList<Mention>();
    mentions.addAll(of(fields, "directors", Role.DIRECTOR));
    mentions.addAll(of(fields, "writers", Role.WRITER));
    mentions.addAll(of(fields, "producers", Role.PRODUCER));
    mentions.addAll(of(fields, "cast", Role.ACTOR));
    return List.copyOf(mentions);
  }

  private static List<Mention> of(Fields fields, String list, Role role) {
    var found = new ArrayList<Mention>();
    fields
        .list(list)
        .forEach(entry -> {
          var raw = name(list, entry);
          if (Cleaning.isSuffix(raw)) {
            suffixLast(found, raw);
            return;
          }
          var name = Cleaning.name(raw);
          if (!name.isEmpty()) {
            found.add(mention(role, name, entry));
          }
        });
    return once(found);
  }

  private static String name(String list, JsonNode entry) {
    var name = entry.isObject() ? entry.get("name") : entry;
    if (name == null || !name.isString()) {
      throw new Unfit(list + " holds an entry that is neither a name nor an object with one");
    }
    return name.stringValue();
  }

  private static Mention mention(Role role, String name, JsonNode entry) {
    if (!entry.isObject()) {
      return new Mention(role, name, null, null);
    }
    var fields = new Fields(entry);
    return new Mention(
        role,
        name,
        fields.number(1700, 2100, "birth_year"),
        role == Role.ACTOR ? fields.text("character", LONGEST_CHARACTER) : null);
  }

  private static void suffixLast(List<Mention> found, String suffix) {
    if (!found.isEmpty()) {
      var last = found.removeLast();
      found.add(
          new Mention(
              last.role(), last.name() + " " + suffix.strip(), last.birthYear(), last.character()));
    }
  }

  /** A person has one credit of a role; the first one counts. */
  private static List<Mention> once(List<Mention> mentions) {
    record Who(String name, Object birthYear) {}
    var first = new LinkedHashMap<Who, Mention>();
    mentions.forEach(
        it -> first.putIfAbsent(new Who(it.name(), String.valueOf(it.birthYear())), it));
    return List.copyOf(first.values());
  }
}
