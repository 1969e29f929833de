package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every property that the applications, or the libraries on their class paths, say they read. */
record KnownProperties(Map<String, Property> byName, Set<String> placeholders) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z][\\w.-]*)(:[^}]*)?}");

  /** Asked for by name; what is counted has names of the same form. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<!counter\\(|gauge\\(|timer\\(|builder\\(|prefix = )\"(moviemind\\.[a-z.-]+\\.[a-z.-]+)\"");

  /** Read before there are properties, hence in no list of them. */
  private static final String SPRINGS_OWN = "SPRING_APPLICATION_JSON";

  private static final List<String> APPLICATIONS = List.of("messaging", "api", "worker");

  record Property(String name, boolean map, boolean ours, @Nullable String defaultValue) {}

  static KnownProperties read() throws IOException {
    var byName = new TreeMap<String, Property>();
    var loader = KnownProperties.class.getClassLoader();
    for (var url :
        Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
      try (var in = url.openStream()) {
        for (var it : JsonMapper.shared().readTree(in).path("properties")) {
          var property = property(it);
          byName.put(property.name(), property);
        }
      }
    }
    return new KnownProperties(byName, placeholdersInSources());
  }

  private static Property property(JsonNode entry) {
    var defaultValue = entry.path("defaultValue");
    return new Property(
        entry.path("name").asString(),
        entry.path("type").asString("").startsWith("java.util.Map"),
        entry.path("sourceType").asString("").startsWith("com.moviemind."),
        defaultValue.isMissingNode() ? null : defaultValue.toString().replace("\"", ""));
  }

  private static Set<String> placeholdersInSources() throws IOException {
    var found = new TreeSet<String>();
    for (var source : sources()) {
      var text = Files.readString(source).replaceAll("\\(\\s+", "(");
      PLACEHOLDER.matcher(text).results().forEach(it -> found.add(it.group(1)));
      LITERAL.matcher(text).results().forEach(it -> found.add(it.group(1)));
    }
    return found;
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var application : APPLICATIONS) {
      try (var files = Files.walk(REPOSITORY.resolve(application).resolve("src/main"))) {
        files.filter(it -> it.toString().matches(".*\\.(java|yml)")).forEach(sources::add);
      }
    }
    return sources;
  }

  /** The properties and environment variables that are the project's own. */
  Set<String> ours() {
    var ours = new TreeSet<String>();
    byName.values().stream().filter(Property::ours).map(Property::name).forEach(ours::add);
    placeholders.stream()
        .filter(it -> it.startsWith("moviemind.") || it.matches("[A-Z][A-Z0-9_]+"))
        .forEach(ours::add);
    return ours;
  }

  /** Whether somebody reads this environment variable, by Spring's relaxed binding or by name. */
  boolean isRead(String variable) {
    return variable.equals(SPRINGS_OWN)
        || placeholders.contains(variable)
        || placeholders.stream().anyMatch(it -> variables(it).contains(variable))
        || byName.values().stream().anyMatch(it -> binds(variable, it));
  }

  private static boolean binds(String variable, Property property) {
    return variables(property.name()).stream()
        .anyMatch(it -> property.map() ? variable.startsWith(it + "_") : variable.equals(it));
  }

  /** Spring's form, without dashes, and its older one, with underscores for them. */
  private static Set<String> variables(String property) {
    var name = property.replace('.', '_').toUpperCase(Locale.ROOT);
    return new TreeSet<>(List.of(name.replace("-", ""), name.replace('-', '_')));
  }
}
