package com.moviemind.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  @Test
  void carriesWhatTheStandardAndExistingClientsRead() {
    var problem = Problem.of(CommonProblems.NOT_FOUND, "Nothing here.").with("slug", "x");
    assertThat(problem.body("/a", "r1"))
        .containsExactly(
            entry("type", "https://moviemind.dev/problems/not-found"),
            entry("title", "Not found"),
            entry("status", 404),
            entry("detail", "Nothing here."),
            entry("instance", "/a"),
            entry("error", "Not found"),
            entry("message", "Nothing here."),
            entry("request_id", "r1"),
            entry("slug", "x"));
  }

  @Test
  void violationsAreNamedByPlaceAndByField() {
    var problem =
        Problem.invalid(
            List.of(
                Violation.at("/context_tag/1", "Unknown style."),
                Violation.at("/context_tag/2", "Unknown style, too."),
                Violation.ofParameter("page", "Too small.")));
    assertThat(problem.body(null, null))
        .containsEntry("detail", "Unknown style. (and 2 more)")
        .containsEntry(
            "errors",
            Map.of(
                "context_tag", List.of("Unknown style.", "Unknown style, too."),
                "page", List.of("Too small.")))
        .containsEntry(
            "violations",
            List.of(
                Map.of("pointer", "/context_tag/1", "detail", "Unknown style."),
                Map.of("pointer", "/context_tag/2", "detail", "Unknown style, too."),
                Map.of("parameter", "page", "detail", "Too small.")));
  }

  @ParameterizedTest
  @CsvSource({"'', body", "/, body", "/a, a", "/a/0/b, a", "/a~1b~0c/1, a/b~c"})
  void theFieldOfAPointerIsItsFirstMember(String pointer, String field) {
    assertThat(Violation.at(pointer, "x").field()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"contextTags[1].name, /context_tags/1/name", "slug, /slug", "a[0], /a/0"})
  void validatorPathsBecomePointers(String path, String pointer) {
    assertThat(InvalidValues.pointer(path)).isEqualTo(pointer);
  }

  @Test
  void aPauseIsWholeSecondsAndAtLeastOne() {
    var problem = Problem.of(CommonProblems.UNAVAILABLE, "Away.");
    assertThat(problem.withRetryAfter(Duration.ZERO).headers()).containsEntry("Retry-After", "1");
    assertThat(problem.withRetryAfter(Duration.ofMillis(1001)).headers())
        .containsEntry("Retry-After", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u0000b", "\u001b[31m", "\u007f", "\u0085", "\ud800", "a\udc00", "\ud800\ud800"})
  void someCharactersAreNoText(String text) {
    assertThat(TextCharacters.refusal(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Amélie", "七人の侍", "two\nlines\tand a tab\r", "\ud83c\udfac"})
  void allOtherTextIsFit(String text) {
    assertThat(TextCharacters.refusal(text)).isNull();
  }
}
