package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What the dashboard and the alert rules name is what a running installation exposes. */
class ObservabilityTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern SERIES =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern VARIABLE = Pattern.compile("\\$__rate_interval");

  /** What Prometheus itself adds to every series, and the one series it makes. */
  private static final Set<String> SCRAPER = Set.of("job", "instance");

  private static final String UP = "up";

  /** Labels with as many values as a catalogue or a clientele has. */
  private static final Pattern UNBOUNDED =
      Pattern.compile("tenant|tenant_id|slug|job_id|entity|entity_id|title|person|user|key|url");

  private final Product product = Product.running();

  @Test
  void everyMetricAndLabelNamedIsExposed() throws Exception {
    var client = product.client();
    product.invariants().holdForDone(Set.of(client.accepted(Works.next(client))));
    var exposed = exposed();

    var named = new ArrayList<String>(expressions());
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(named).allSatisfy(it -> assertThat(missing(it, exposed)).as(it).isEmpty());
    assertThat(missing("sum by (le) (rate(moviemind_no_such_total{of=\"us\"}[5m]))", exposed))
        .as("what is not there is found")
        .containsExactly("moviemind_no_such_total");
    assertThat(missing("max by (slug) (moviemind_outbox_age_seconds)", exposed))
        .containsExactly("moviemind_outbox_age_seconds{slug}");
  }

  @Test
  void labelsOfOursHaveFewValues() {
    var ours = new HashMap<String, Set<String>>(exposed());
    ours.keySet().removeIf(it -> !it.startsWith("moviemind_"));
    assertThat(ours).hasSizeGreaterThan(60);
    assertThat(ours.values())
        .allSatisfy(it -> assertThat(it).noneMatch(label -> UNBOUNDED.matcher(label).matches()));
  }

  @Test
  void everyAlertSaysWhatItIsAboutAndWhatToDo() throws Exception {
    var page = Files.readString(REPOSITORY.resolve("docs/observability.md"));
    var anchors =
        page.lines()
            .filter(it -> it.startsWith("#"))
            .map(it ->
                it.replaceAll("^#+ ", "").toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(rules()).hasSizeGreaterThan(15);
    for (var rule : rules()) {
      assertThat(rule.path("alert").asString()).matches("[A-Z][A-Za-z]+");
      assertThat(rule.path("for").asString()).matches("\\d+[smh]");
      assertThat(rule.at("/labels/severity").asString()).isIn("warning", "critical");
      assertThat(rule.at("/annotations/summary").asString()).hasSizeGreaterThan(10);
      var runbook = List.of(rule.at("/annotations/runbook_url").asString().split("#", 2));
      assertThat(runbook).first().isEqualTo("docs/observability.md");
      assertThat(anchors).contains(runbook.getLast());
    }
    assertThat(rules().stream().map(it -> it.get("alert"))).doesNotHaveDuplicates();
  }

  private static List<String> missing(String expression, Map<String, Set<String>> exposed) {
    var missing = new ArrayList<String>();
    Expressions.named(VARIABLE.matcher(expression).replaceAll("5m"))
        .forEach((metric, labels) -> {
          var there = exposed.get(metric);
          if (there == null) {
            if (!metric.equals(UP)) {
              missing.add(metric);
            }
          } else {
            labels.stream()
                .filter(it -> !SCRAPER.contains(it) && !there.contains(it))
                .forEach(it -> missing.add(metric + "{" + it + "}"));
          }
        });
    return missing;
  }

  private static List<String> expressions() throws IOException {
    var all = new ArrayList<String>();
    rules().forEach(it -> all.add(it.path("expr").asString()));
    var dashboard =
        Client.JSON.readTree(Files.readString(REPOSITORY.resolve("observability/dashboard.json")));
    dashboard
        .get("panels")
        .forEach(panel -> panel.path("targets").forEach(it -> all.add(it.get("expr").asString())));
    return all;
  }

  private static List<JsonNode> rules() throws IOException {
    Object file = new Yaml().load(Files.readString(REPOSITORY.resolve("observability/alerts.yml")));
    return Client.JSON
        .<JsonNode>valueToTree(file)
        .path("groups")
        .valueStream()
        .flatMap(it -> it.path("rules").valueStream())
        .toList();
  }

  /** The labels of each metric, over the api and both workers. */
  private Map<String, Set<String>> exposed() {
    var exposed = new HashMap<String, Set<String>>();
    for (var scrape : product.scrapes()) {
      for (var series : SERIES.matcher(scrape).results().toList()) {
        var labels = exposed.computeIfAbsent(series.group(1), _ -> new HashSet<>());
        if (series.group(2) != null) {
          LABEL.matcher(series.group(2)).results().forEach(it -> labels.add(it.group(1)));
        }
      }
    }
    return exposed;
  }
}
