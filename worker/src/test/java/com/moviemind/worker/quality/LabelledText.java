package com.moviemind.worker.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text of the labelled set: {@code quality/texts.ndjson} says what it is about, which checks it
 * must fail, and what it stands beside; {@code quality/subjects.ndjson} holds the facts, and says
 * for each subject whether its texts are there to tune on or to report on.
 *
 * @param fails names of the checks; empty for a good text
 */
record LabelledText(String id, boolean isReported, List<String> fails, Draft draft) {

  private static final JsonMapper JSON = new JsonMapper();

  static List<LabelledText> all() {
    var subjects = new TreeMap<String, JsonNode>();
    lines("subjects").forEach(it -> subjects.put(it.path("subject").asString(), it));
    return lines("texts").stream().map(it -> read(it, subjects)).toList();
  }

  private static LabelledText read(JsonNode line, Map<String, JsonNode> subjects) {
    var subject = Objects.requireNonNull(subjects.get(line.path("subject").asString()));
    var facts = (ObjectNode) subject.path("facts").deepCopy();
    if (line.has("source")) {
      facts.put("synopsis", line.path("source").asString());
    }
    return new LabelledText(
        line.path("id").asString(),
        subject.path("part").asString().equals("report"),
        strings(line.path("fails")),
        new Draft(
            line.path("text").asString(),
            line.path("locale").asString(),
            line.path("style").asString(),
            facts.toString(),
            strings(line.path("others"))));
  }

  boolean isGood() {
    return fails.isEmpty();
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  private static List<JsonNode> lines(String name) {
    try (var file = LabelledText.class.getResourceAsStream("/quality/" + name + ".ndjson")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(JSON::readTree)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
