package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations.md tells the truth about properties, retention and metrics. */
class OperationsPageTest {

  private static final Pattern DAILY =
      Pattern.compile("values \\('([a-z]+\\.[a-z_]+)', (\\d+)(?:, \\d+)?\\)");
  private static final Pattern METRIC =
      Pattern.compile("(?:counter|gauge|timer|builder)\\(\\s*\"(moviemind\\.[a-z.]+)\"");

  private final String page = Files.readString(REPOSITORY.resolve("docs/operations.md"));

  OperationsPageTest() throws IOException {}

  @Test
  void everyPropertyIsInTheTableAndNoOther() throws IOException {
    assertThat(rows("properties").keySet())
        .containsExactlyInAnyOrderElementsOf(KnownProperties.read().ours());
  }

  @Test
  void defaultsAreThoseOfTheCode() throws IOException {
    var known = KnownProperties.read().byName();
    assertThat(rows("properties"))
        .allSatisfy((name, cells) -> {
          var property = known.get(name);
          if (property != null && property.defaultValue() != null) {
            var value = property.defaultValue();
            var shown = value.isEmpty() ? "none" : '`' + value + '`';
            assertThat(cells.getFirst()).as(name).isEqualTo(shown);
          }
        });
  }

  @Test
  void retentionIsThatOfTheMigrations() throws IOException {
    var table =
        rows("retention").entrySet().stream()
            .collect(toMap(Map.Entry::getKey, it -> it.getValue().getFirst()));
    try (var files = Files.list(REPOSITORY.resolve("schemas/src/main/resources/db/migration"))) {
      for (var file : files.toList()) {
        DAILY
            .matcher(Files.readString(file))
            .results()
            .forEach(it -> assertThat(table).containsEntry(it.group(1), it.group(2) + " days"));
      }
    }
    for (var topic : new Topics("moviemind").layouts()) {
      assertThat(table).containsEntry(topic.topic(), topic.retentionDays() + " days");
    }
  }

  @Test
  void everyMetricOfOursIsNamed() throws IOException {
    var metrics = new TreeSet<String>();
    for (var module : List.of("messaging", "api", "worker")) {
      try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          METRIC.matcher(Files.readString(file)).results().forEach(it -> metrics.add(it.group(1)));
        }
      }
    }
    assertThat(metrics).hasSizeGreaterThan(3).allMatch(it -> page.contains('`' + it + '`'));
  }

  /** The rows of the table under the marker, by the first cell without its code quotes. */
  private Map<String, List<String>> rows(String marker) {
    var start = page.indexOf("<!-- " + marker + " -->");
    assertThat(start).as(marker).isNotNegative();
    return page.substring(start)
        .lines()
        .skip(1)
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).skip(1).toList())
        .collect(
            toMap(
                it -> it.getFirst().replace("`", ""),
                it -> it.subList(1, it.size()),
                (one, _) -> one,
                TreeMap::new));
  }
}
