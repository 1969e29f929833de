package com.moviemind.local.pages;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml as written, and as a tree. */
record ComposeFile(String text, Map<String, Object> tree) {

  static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /**
   * {@code ${NAME}}, {@code ${NAME:-default}} and {@code ${NAME:?message}}; {@code $$} is not one.
   */
  private static final Pattern VARIABLE =
      Pattern.compile("(?<!\\$)\\$\\{([A-Z][A-Z0-9_]*)(:[-?][^}]*)?}");

  static ComposeFile read() throws IOException {
    return of(Files.readString(REPOSITORY.resolve("docker-compose.yml")));
  }

  static ComposeFile of(String text) {
    return new ComposeFile(text, map(yaml().load(text)));
  }

  static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }

  Map<String, Object> services() {
    return map(tree.get("services"));
  }

  Map<String, Object> service(String name) {
    return map(services().get(name));
  }

  Map<String, Object> environment(String service) {
    return map(service(service).getOrDefault("environment", Map.of()));
  }

  Set<String> variables() {
    return new TreeSet<>(uses().keySet());
  }

  /** The variables' names with all that follows them, such as {@code :?set it in .env}. */
  Map<String, Set<String>> uses() {
    var uses = new TreeMap<String, Set<String>>();
    var matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      var use = matcher.group(2) == null ? "" : matcher.group(2);
      uses.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>()).add(use);
    }
    return uses;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object node) {
    return (Map<String, Object>) requireNonNull(node);
  }

  @SuppressWarnings("unchecked")
  static List<String> list(@Nullable Object node) {
    return (List<String>) requireNonNull(node);
  }
}
