package com.moviemind.worker.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The sample catalogue as facts, in the shape in which they travel. */
final class SampleFacts {

  private static final Path CATALOGUE =
      Path.of("../api/src/main/resources/catalogue/sample.ndjson");
  private static final JsonMapper JSON = JsonMapper.shared();

  /** What a text can be about. */
  record Subject(String type, String facts) {}

  private SampleFacts() {}

  static List<Subject> all() throws IOException {
    var lines = Files.readAllLines(CATALOGUE).stream().map(JSON::readTree).toList();
    Map<String, List<ObjectNode>> credits = new LinkedHashMap<>();
    var subjects = new ArrayList<Subject>();
    for (var line : lines) {
      if (!isPerson(line)) {
        subjects.add(new Subject(line.path("type").stringValue(), title(line).toString()));
        credit(line, credits);
      }
    }
    for (var line : lines) {
      if (isPerson(line)) {
        subjects.add(new Subject("PERSON", person(line, credits).toString()));
      }
    }
    return subjects;
  }

  private static boolean isPerson(JsonNode line) {
    return line.path("type").stringValue().equals("PERSON");
  }

  private static ObjectNode title(JsonNode line) {
    var facts = JSON.createObjectNode();
    for (var name :
        List.of(
            "title",
            "original_title",
            "localized_titles",
            "end_year",
            "runtime_minutes",
            "seasons",
            "episodes",
            "genres",
            "countries",
            "directors",
            "writers",
            "producers",
            "tagline",
            "synopsis")) {
      if (line.has(name)) {
        facts.set(name, line.path(name));
      }
    }
    facts.set("release_year", line.path("year"));
    for (var role : List.of("directors", "writers", "producers")) {
      var names = JSON.createArrayNode();
      line.path(role).forEach(it -> names.add(name(it)));
      facts.set(role, names);
    }
    var cast = JSON.createArrayNode();
    line.path("cast")
        .forEach(
            it -> cast.add(it.isObject() ? it : JSON.createObjectNode().put("name", name(it))));
    facts.set("cast", cast);
    return facts;
  }

  private static void credit(JsonNode line, Map<String, List<ObjectNode>> credits) {
    Map.of("directors", "DIRECTOR", "writers", "WRITER", "producers", "PRODUCER", "cast", "ACTOR")
        .forEach((field, role) -> {
          for (var who : line.path(field)) {
            var credit = JSON.createObjectNode();
            credit.set("title", line.path("title"));
            credit.set("year", line.path("year"));
            credit.put("role", role);
            if (who.has("character")) {
              credit.set("character", who.path("character"));
            }
            credits.computeIfAbsent(name(who), _ -> new ArrayList<>()).add(credit);
          }
        });
  }

  private static ObjectNode person(JsonNode line, Map<String, List<ObjectNode>> credits) {
    var facts = JSON.createObjectNode();
    facts.set("name", line.path("name"));
    if (line.has("birth_date")) {
      var born = line.path("birth_date").stringValue();
      facts.put("birth_date", born);
      facts.put("birth_year", Integer.parseInt(born.substring(0, 4)));
    }
    if (line.has("birthplace")) {
      facts.set("birthplace", line.path("birthplace"));
    }
    var known = JSON.createArrayNode();
    var roles = JSON.createArrayNode();
    for (var credit : credits.getOrDefault(line.path("name").stringValue(), List.of())) {
      known.add(credit);
      if (roles.valueStream().noneMatch(it -> it.equals(credit.path("role")))) {
        roles.add(credit.path("role"));
      }
    }
    facts.set("roles", roles);
    facts.set("known_for", known);
    return facts;
  }

  private static String name(JsonNode who) {
    return who.isObject() ? who.path("name").stringValue() : who.stringValue();
  }
}
