package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextGateTest {

  private static final String FACTS =
      """
      {"title":"Rear Window","original_title":"Rear Window","release_year":1954,"directors":["Alfred Hitchcock"],
       "cast":[{"name":"James Stewart","character":"L. B. Jefferies"},{"name":"Grace Kelly","character":"Lisa"}],
       "synopsis":"A photographer in a wheelchair spies on his neighbours from his apartment window."}
      """;

  static final String GOOD =
      """
      Alfred Hitchcock made Rear Window in 1954 and hardly ever let his camera leave one room. James Stewart plays \
      the man who cannot get up and therefore looks, and Grace Kelly the woman who would like to be looked at \
      instead. What begins as boredom turns into suspicion, and the courtyard becomes a stage.\
      """;

  private final TextGate gate =
      new TextGate(QualityConfiguration.rules(new QualityProperties(40, 400, Map.of())));

  @Test
  void goodTextPassesEveryCheckAsItIs() {
    assertThat(judged(GOOD))
        .isEqualTo(
            new Passed(
                GOOD,
                List.of(
                    "not-empty",
                    "characters",
                    "length",
                    "markup",
                    "placeholders",
                    "model-talk",
                    "years",
                    "names",
                    "language",
                    "copy"),
                List.of()));
  }

  @Test
  void emptyTextFailsAtOnce() {
    assertThat(failed(" \n ")).isEqualTo("not-empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b", "\ud800", "\ue000"})
  void textWithCharactersThatAreNoneFails(String character) {
    assertThat(failed(GOOD.replace("camera", "cam" + character + "era"))).isEqualTo("characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "**Rear Window**\n\n%s",
        "# Rear Window\n%s",
        "```\n%s\n```",
        "<p>%s</p>",
        "\"%s\"",
        "“%s”",
        "Here is the description:\n\n%s",
        "Sure! Here's a description of the film:\n\n\"%s\"",
        "%s\n\nLet me know if you would like a shorter version!",
        "%s\r\n\r\n(Word count: 62)",
        "\u200b%s"
      })
  void whatStandsAroundAGoodTextIsTakenAway(String around) {
    assertThat(judged(around.formatted(GOOD)))
        .isInstanceOfSatisfying(
            Passed.class,
            it -> {
              assertThat(it.text()).isEqualTo(GOOD);
              assertThat(it.repairs()).isNotEmpty();
            });
  }

  @Test
  void textThatCouldNotBeComparedDoesNotClaimThatItWas() {
    assertThat(gate.judge(draft(GOOD, null)))
        .isInstanceOfSatisfying(
            Passed.class, it -> assertThat(it.checks()).doesNotContain("copy").contains("years"));
  }

  @Test
  void sameTextInAnotherStyleIsACopy() {
    assertThat(gate.judge(draft(GOOD, List.of(GOOD.replace("hardly", "almost never")))))
        .isInstanceOfSatisfying(
            Failed.class, it -> assertThat(it.first().check()).isEqualTo(Check.COPY));
  }

  @Test
  void everyFailureIsNamed() {
    var text = GOOD.replace("1954", "1956").replace("Stewart", "Stuart");

    assertThat(judged(text))
        .isInstanceOfSatisfying(
            Failed.class,
            it ->
                assertThat(it.findings())
                    .extracting(Finding::check)
                    .containsExactly(Check.YEARS, Check.NAMES));
  }

  private Verdict judged(String text) {
    return gate.judge(draft(text, List.of()));
  }

  private String failed(String text) {
    return ((Failed) judged(text)).first().check().word();
  }

  private static Draft draft(String text, @Nullable List<String> others) {
    return new Draft(text, "en-US", "DEFAULT", FACTS, others);
  }
}
