package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static com.moviemind.local.pages.ComposeFile.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is set that nobody reads. */
class ContainerEnvironmentTest {

  private final ComposeFile compose = ComposeFile.read();
  private final KnownProperties known = KnownProperties.read();

  ContainerEnvironmentTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void everyNameIsRead(String application) throws IOException {
    var names = new HashSet<>(compose.environment(application).keySet());
    names.addAll(imageEnvironment(application));
    assertThat(names).hasSizeGreaterThan(8).allMatch(known::isRead);
  }

  @Test
  void namesNearlyRightAreNotRead() {
    assertThat(
            Set.of(
                "SPRING_DATASOURCE_USER",
                "SPRING_KAFKA_BOOTSTRAPSERVER",
                "MOVIEMIND_MESSAGING_PROVISIONING",
                "MANAGEMENT_PORT"))
        .noneMatch(known::isRead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"set-up-database", "set-up-messaging"})
  void oneShotStepsExistAndReadWhatTheyAreGiven(String step) throws Exception {
    var entrypoint = list(compose.service(step).get("entrypoint"));
    var main = Class.forName(entrypoint.getLast(), false, getClass().getClassLoader());
    assertThat(main.getMethod("main", String[].class)).isNotNull();
    var sources = sources("schemas") + sources("messaging");
    assertThat(compose.environment(step).keySet())
        .allMatch(it -> sources.contains('"' + it + '"') || known.isRead(it));
  }

  @Test
  void addressesNameServicesOfTheFile() {
    var host = Pattern.compile("(?:^|//|@)([a-z][a-z-]*):\\d+");
    for (var service : Set.of("set-up-database", "set-up-messaging", "api", "worker")) {
      assertThat(compose.environment(service).values().stream().map(Object::toString))
          .flatMap(it -> host.matcher(it).results().map(match -> match.group(1)).toList())
          .isNotEmpty()
          .allMatch(compose.services()::containsKey);
    }
  }

  private static Set<String> imageEnvironment(String application) throws IOException {
    var names = new HashSet<String>();
    DockerfileTest.instructions(application, "ENV")
        .forEach(it ->
            Pattern.compile("([A-Z_]+)=(\"[^\"]*\"|\\S+)")
                .matcher(it)
                .results()
                .forEach(match -> names.add(match.group(1))));
    assertThat(names.remove("JAVA_TOOL_OPTIONS")).as("the virtual machine's own").isTrue();
    return names;
  }

  private static String sources(String module) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
