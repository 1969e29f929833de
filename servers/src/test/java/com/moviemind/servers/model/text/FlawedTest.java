package com.moviemind.servers.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlawedTest {

  private static final String FACTS =
      """
      {"title":"Jaws","release_year":1975,"directors":["Steven Spielberg"],"runtime_minutes":124,
      "synopsis":"A seaside police chief has to close the beaches when a great shark begins to kill the swimmers there."}\
      """;

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void everyFlawShowsInEveryLanguageAndIsTheSameEachTime(Flaw flaw) {
    for (var locale : Briefs.LOCALES) {
      for (var style : Briefs.STYLES) {
        var brief = brief(locale, style);

        assertThat(Flawed.compose(brief, flaw))
            .isNotEqualTo(Composer.compose(brief))
            .isEqualTo(Flawed.compose(brief, flaw))
            .doesNotContain("{year}", "{name}");
      }
    }
  }

  @Test
  void flawsAreWhatTheySay() {
    var brief = brief("en-US", "modern");

    assertThat(Flawed.compose(brief, Flaw.WRONG_LANGUAGE))
        .isEqualTo(Composer.compose(brief("pl-PL", "modern")));
    assertThat(Composer.words(Flawed.compose(brief, Flaw.TOO_SHORT))).isLessThan(40);
    assertThat(Composer.words(Flawed.compose(brief, Flaw.TOO_LONG))).isGreaterThan(430);
    assertThat(Flawed.compose(brief, Flaw.MARKUP)).startsWith("| Jaws |\n|---|\n");
    assertThat(Flawed.compose(brief, Flaw.LIGHT_MARKUP)).startsWith("## Jaws\n\n**");
    assertThat(Flawed.compose(brief, Flaw.PLACEHOLDER)).contains("[insert description]");
    assertThat(Flawed.compose(brief, Flaw.MODEL_TALK)).contains("As an AI language model");
    assertThat(Flawed.compose(brief, Flaw.NEAR_COPY)).contains("A seaside police chief has to");
    assertThat(Flawed.compose(brief("pl-PL", "modern"), Flaw.NEAR_COPY))
        .isEqualTo(Composer.compose(brief("pl-PL", "DEFAULT")));
    assertThat(Flawed.compose(brief, Flaw.WRONG_YEAR)).contains("1913");
    assertThat(Flawed.compose(brief, Flaw.WRONG_NAME)).contains("Theodor Quillfeather");
  }

  @Test
  void aNameOfSeveralPeopleTakesTheSentencesOfSeveral() {
    var facts =
        "{\"title\":\"The Matrix\",\"release_year\":1999,\"directors\":[\"The Wachowskis\"]}";

    assertThat(Briefs.text("MOVIE", "pl-PL", "DEFAULT", facts))
        .contains("podpisują się wspólnie: The Wachowskis");
    assertThat(Briefs.text("MOVIE", "pl-PL", "modern", facts))
        .contains("Za kamerą stoją razem The Wachowskis");
    var group = "{\"name\":\"The Wachowskis\",\"roles\":[\"DIRECTOR\",\"WRITER\"]}";
    assertThat(Briefs.text("PERSON", "en-US", "humorous", group))
        .doesNotContain("The Wachowskis juggles");
  }

  private static Brief brief(String locale, String style) {
    return Brief.in(Briefs.prompt("MOVIE", locale, style, FACTS)).orElseThrow();
  }
}
