package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.model.text.Brief;
import com.moviemind.servers.model.text.Composer;
import com.moviemind.worker.quality.Verdict.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stand-in writes about the sample catalogue passes, every style beside the others. */
class StandInTextsTest {

  private static final Path SAMPLE = Path.of("../api/src/main/resources/catalogue/sample.ndjson");
  private static final int EVERY = Integer.getInteger("every", 5);
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private final Gate gate =
      new TextGate(QualityConfiguration.rules(new QualityProperties(40, 400, Map.of())));

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "pl-PL", "de-DE", "fr-FR", "es-ES"})
  void standInsTextsPass(String locale) throws IOException {
    var refused = new ArrayList<String>();
    var lines = Files.readAllLines(SAMPLE);
    for (var n = 0; n < lines.size(); n += EVERY) {
      var line = lines.get(n);
      var facts = line.replace("\"year\"", "\"release_year\"");
      var type = facts.replaceAll(".*?\"type\": \"([A-Z_]+)\".*", "$1");
      var texts = new ArrayList<String>();
      for (var style : STYLES) {
        var text = Composer.compose(Brief.in(brief(type, locale, style, facts)).orElseThrow());
        if (gate.judge(new Draft(text, locale, style, facts, texts)) instanceof Failed it) {
          refused.add("%s %s %s%n  %s".formatted(type, style, it.findings(), text));
        }
        texts.add(text);
      }
    }
    assertThat(refused).isEmpty();
  }

  private static String brief(String type, String locale, String style, String facts) {
    return """
    {"task":{"entity_type":"%s","locale":"%s","context_tag":"%s","min_words":60,"max_words":140},"facts":%s}
    """
        .formatted(type, locale, style, facts);
  }
}
