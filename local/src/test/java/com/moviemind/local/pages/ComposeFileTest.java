package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static com.moviemind.local.pages.ComposeFile.list;
import static com.moviemind.local.pages.ComposeFile.map;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.SnakeYamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

  private static final Set<String> ONE_SHOT = Set.of("set-up-database", "set-up-messaging");
  private static final Set<String> IMAGE_HAS_HEALTH_CHECK = Set.of("api", "worker");

  private final ComposeFile compose = ComposeFile.read();

  ComposeFileTest() throws IOException {}

  @Test
  void followsTheComposeSpecification() throws IOException {
    assertThat(violations(compose.text())).isEmpty();
  }

  @Test
  void specificationCatchesAMisspeltKey() throws IOException {
    assertThat(violations(compose.text().replace("stop_grace_period:", "stop_grace_periot:")))
        .isNotEmpty();
    assertThat(violations(compose.text().replace("service_healthy", "service_happy"))).isNotEmpty();
  }

  @Test
  void everyVariableIsExplainedAndNoOther() throws IOException {
    var documented =
        Files.readAllLines(REPOSITORY.resolve(".env.example")).stream()
            .filter(line -> line.matches("[A-Z0-9_]+=.*"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .collect(toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(compose.variables());
  }

  @Test
  void secretsAreRequiredAndHaveNoDefault() {
    assertThat(compose.uses())
        .allSatisfy((name, uses) -> {
          if (isSecret(name)) {
            assertThat(uses).as(name).allMatch(use -> use.startsWith(":?"));
          }
        });
    assertThat(compose.services().keySet())
        .allSatisfy(service ->
            assertThat(compose.environment(service))
                .allSatisfy((name, value) -> {
                  if (isSecret(name)) {
                    assertThat(value.toString()).as(name).matches("\\$\\{[A-Z_]+:\\?.+}");
                  }
                }));
  }

  @Test
  void exampleGivesNoSecretAway() throws IOException {
    assertThat(Files.readAllLines(REPOSITORY.resolve(".env.example")))
        .filteredOn(line -> line.matches("[A-Z0-9_]*(PASSWORD|_KEY)=.*"))
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.endsWith("="));
  }

  @Test
  void portsAreOpenOnTheLoopbackInterfaceOnly() {
    assertThat(compose.services().keySet())
        .allSatisfy(service ->
            assertThat(list(compose.service(service).getOrDefault("ports", List.of())))
                .allMatch(port -> port.startsWith("127.0.0.1:")));
  }

  @Test
  void everyServerSaysWhetherItIsWell() {
    assertThat(compose.services().keySet())
        .filteredOn(name -> !IMAGE_HAS_HEALTH_CHECK.contains(name))
        .allSatisfy(name -> {
          var check = map(compose.service(name).get("healthcheck"));
          if (ONE_SHOT.contains(name)) {
            assertThat(check).containsEntry("disable", true);
          } else {
            assertThat(check).containsKeys("test", "interval", "timeout", "start_period");
          }
        });
  }

  @Test
  void waitsForWhatItNeedsInTheRightWay() {
    assertThat(compose.services().keySet())
        .allSatisfy(name ->
            assertThat(map(compose.service(name).getOrDefault("depends_on", Map.of())))
                .allSatisfy((needed, how) -> {
                  assertThat(compose.services()).containsKey(needed);
                  var condition = map(how).get("condition");
                  assertThat("service_completed_successfully".equals(condition))
                      .as("%s waits for %s", name, needed)
                      .isEqualTo(ONE_SHOT.contains(needed));
                }));
  }

  @Test
  void memoryIsBounded() {
    assertThat(compose.services().keySet())
        .allSatisfy(name -> assertThat(compose.service(name)).containsKey("mem_limit"));
  }

  private static boolean isSecret(String name) {
    return name.endsWith("PASSWORD") || name.endsWith("_KEY");
  }

  private static List<Error> violations(String text) throws IOException {
    try (var in = ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
      // The file names its dialect by https; the dialect's own name is http.
      var schema =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace(
                  "https://json-schema.org/draft-07/schema",
                  "http://json-schema.org/draft-07/schema#");
      Validator validator =
          new ValidatorFactory().withJsonNodeFactory(new SnakeYamlNode.Factory()).createValidator();
      var id = validator.registerSchema(schema);
      return validator.validate(id, withoutMergeKeys(text)).getErrors();
    }
  }

  /** Anchors and merge keys are YAML's business; the schema speaks of what they stand for. */
  private static String withoutMergeKeys(String text) {
    return ComposeFile.yaml().dump(ComposeFile.of(text).tree());
  }
}
