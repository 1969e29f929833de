package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.quality.facts.FactsReading;
import com.moviemind.worker.quality.rule.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the checks find in the labelled set. Rules were written with the one half before the eyes;
 * docs/quality.md publishes the other. {@code -Dmoviemind.quality.write=true} writes its table
 * anew.
 */
class ConfusionMatrixTest {

  private static final Logger log = LoggerFactory.getLogger(ConfusionMatrixTest.class);
  private static final Path PAGE = Path.of("../docs/quality.md");
  private static final String BEGIN = "<!-- matrix -->\n";
  private static final String END = "<!-- /matrix -->";

  private final TextGate gate =
      new TextGate(QualityConfiguration.rules(new QualityProperties(40, 400, Map.of())));
  private final List<LabelledText> texts = LabelledText.all();
  private final Map<String, List<Finding>> found = new HashMap<>();

  @Test
  void setIsLargeAndBalanced() {
    assertThat(texts).hasSizeGreaterThanOrEqualTo(300);
    assertThat(texts.stream().filter(LabelledText::isGood).count()).isGreaterThan(120);
    assertThat(texts).extracting(LabelledText::id).doesNotHaveDuplicates();
    assertThat(texts.stream().map(it -> it.draft().locale()).distinct()).hasSize(5);
    for (var check : Check.values()) {
      if (check != Check.NOT_EMPTY && check != Check.CHARACTERS) {
        assertThat(texts.stream().filter(it -> it.fails().contains(check.word())).count())
            .as(check.word())
            .isGreaterThanOrEqualTo(15);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachHalfIsJudgedNearlyAsItIsLabelled(boolean reported) {
    var wrong = wrong(reported);
    log.info("{}\n{}", reported ? "reported" : "tuned on", table(reported));
    wrong.forEach(it -> log.info("{}", it));

    assertThat(wrong.size()).isLessThanOrEqualTo(reported ? 12 : 3);
  }

  @Test
  void pageHoldsTheReportedHalf() throws IOException {
    var page = Files.readString(PAGE);
    var begin = page.indexOf(BEGIN) + BEGIN.length();
    var end = page.indexOf(END);
    if (Boolean.getBoolean("moviemind.quality.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table(true) + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).isEqualTo(table(true));
    }
  }

  private String table(boolean reported) {
    var rows = new ArrayList<String>();
    rows.add("| check | bad, found | bad, missed | good, refused | good, passed |");
    rows.add("|---|---|---|---|---|");
    var part = texts.stream().filter(it -> it.isReported() == reported).toList();
    for (var check : checks()) {
      var found = part.stream().filter(it -> isBad(it, check) && fails(it, check)).count();
      var missed = part.stream().filter(it -> isBad(it, check) && !fails(it, check)).count();
      var refused = part.stream().filter(it -> !isBad(it, check) && fails(it, check)).count();
      rows.add(
          "| `%s` | %d | %d | %d | %d |"
              .formatted(
                  check.word(), found, missed, refused, part.size() - found - missed - refused));
    }
    var good = part.stream().filter(LabelledText::isGood).toList();
    var bad = part.size() - good.size();
    var refused = good.stream().filter(it -> !findings(it).isEmpty()).count();
    var missed = part.stream().filter(it -> !it.isGood() && findings(it).isEmpty()).count();
    rows.add(
        "| all together | %d | %d | %d | %d |"
            .formatted(bad - missed, missed, refused, good.size() - refused));
    return String.join("\n", rows) + "\n";
  }

  private List<String> wrong(boolean reported) {
    return texts.stream()
        .filter(it -> it.isReported() == reported)
        .flatMap(it ->
            checks().stream()
                .filter(check -> isBad(it, check) != fails(it, check))
                .map(check ->
                    "%s %s %s: %s"
                        .formatted(
                            it.id(),
                            isBad(it, check) ? "MISSED" : "REFUSED",
                            check.word(),
                            it.draft().text())))
        .toList();
  }

  private static List<Check> checks() {
    return Arrays.stream(Check.values())
        .filter(it -> it != Check.NOT_EMPTY && it != Check.CHARACTERS)
        .toList();
  }

  private static boolean isBad(LabelledText text, Check check) {
    return text.fails().contains(check.word());
  }

  private boolean fails(LabelledText text, Check check) {
    return findings(text).stream().anyMatch(it -> it.check() == check);
  }

  private List<Finding> findings(LabelledText text) {
    var draft = text.draft();
    return found.computeIfAbsent(
        text.id(), _ -> gate.findings(new Reading(draft, FactsReading.of(draft.facts()))));
  }
}
