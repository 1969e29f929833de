package com.moviemind.servers.model.text;

import static com.moviemind.servers.model.text.Briefs.LOCALES;
import static com.moviemind.servers.model.text.Briefs.RICH;
import static com.moviemind.servers.model.text.Briefs.STYLES;
import static com.moviemind.servers.model.text.Briefs.prompt;
import static com.moviemind.servers.model.text.Briefs.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposerTest {

  record Case(String type, String name, String locale, String style, String facts) {
    String said() {
      return text(type, locale, style, facts);
    }
  }

  static Stream<Case> everything() {
    List<Case> cases = new ArrayList<>();
    for (var locale : LOCALES) {
      for (var style : STYLES) {
        Map.of(
                "MOVIE", Briefs.TITLES,
                "TV_SERIES", Briefs.SERIES,
                "TV_SHOW", Briefs.SERIES,
                "PERSON", Briefs.PEOPLE)
            .forEach((type, all) ->
                all.forEach(
                    (name, facts) -> cases.add(new Case(type, name, locale, style, facts))));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void textIsWholeAndOfTheRightLength(Case it) {
    var text = it.said();
    assertThat(Composer.words(text)).isBetween(60, 140);
    assertThat(text).doesNotContain("null").doesNotContain("..").doesNotContain("  ");
    assertThat(text).matches("(?s).*[.!?»”“]$").doesNotContain("\n").doesNotContain("<");
    if (!it.name().equals("hostile")) {
      assertThat(text).doesNotContain("{").doesNotContain("}");
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void samePromptGivesTheSameText(Case it) {
    assertThat(it.said()).isEqualTo(it.said());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void stylesAreNoNearCopiesOfEachOther(Case it) {
    for (var other : STYLES) {
      if (!other.equals(it.style())) {
        assertThat(likeness(it.said(), text(it.type(), it.locale(), other, it.facts())))
            .as("%s and %s", it.style(), other)
            .isLessThan(0.2);
      }
    }
  }

  @Test
  void yearsOfTheTextAreYearsOfTheFacts() {
    for (var locale : LOCALES) {
      for (var style : STYLES) {
        assertThat(text("MOVIE", locale, style, RICH))
            .contains("2001")
            .doesNotContainPattern("19\\d\\d|20[1-9]\\d");
      }
    }
  }

  @Test
  void localisedTitleIsUsedInItsLanguageAlone() {
    assertThat(text("MOVIE", "pl-PL", "DEFAULT", RICH))
        .contains("„Władca Pierścieni: Drużyna Pierścienia”");
    assertThat(text("MOVIE", "de-DE", "DEFAULT", RICH)).contains("„The Lord of the Rings");
  }

  @Test
  void filmsOfOneStyleAreToldDifferently() {
    Set<String> texts = new HashSet<>();
    for (int year = 1950; year < 1990; year++) {
      texts.add(
          text("MOVIE", "en-US", "humorous", "{\"title\":\"X\",\"release_year\":" + year + "}")
              .replaceAll("\\d", ""));
    }
    assertThat(texts).hasSizeGreaterThan(8);
  }

  @Test
  void briefIsFoundInALongerMessage() {
    var message =
        "Write {something} nice.\n" + prompt("MOVIE", "fr-FR", "modern", RICH) + "\nThank you.";
    assertThat(Composer.compose(Brief.in(message).orElseThrow()))
        .isEqualTo(text("MOVIE", "fr-FR", "modern", RICH));
  }

  @Test
  void messageWithoutABriefHasNone() {
    assertThat(Brief.in("Describe {this} film. {\"task\":1}")).isEmpty();
  }

  private static double likeness(String one, String other) {
    var first = shingles(one);
    var second = shingles(other);
    var union = new HashSet<>(first);
    union.addAll(second);
    first.retainAll(second);
    return (double) first.size() / union.size();
  }

  private static Set<String> shingles(String text) {
    var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
    Set<String> shingles = new HashSet<>();
    for (int i = 0; i + 2 < words.length; i++) {
      shingles.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
    }
    return shingles;
  }
}
