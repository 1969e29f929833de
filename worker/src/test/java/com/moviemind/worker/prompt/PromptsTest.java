package com.moviemind.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PromptsTest {

  private static final String FACTS =
      """
      {"title":"Rejs","release_year":1970,"genres":["Comedy"],"cast":[{"name":"Stanisław Tym"}]}\
      """;

  private final Prompts prompts = new Prompts();

  @Test
  void inputIsOneJsonObjectOfTaskAndFacts() {
    var prompt = prompts.render(new Assignment("MOVIE", "pl-PL", "humorous", FACTS));

    var input = JsonMapper.shared().readTree(prompt.input());
    assertThat(input.propertyNames()).containsExactly("task", "facts");
    assertThat(input.path("task").propertyNames())
        .containsExactly(
            "entity_type", "locale", "language", "context_tag", "min_words", "max_words");
    assertThat(input.at("/task/entity_type").asString()).isEqualTo("MOVIE");
    assertThat(input.at("/task/locale").asString()).isEqualTo("pl-PL");
    assertThat(input.at("/task/language").asString()).isEqualTo("Polish");
    assertThat(input.at("/task/context_tag").asString()).isEqualTo("humorous");
    assertThat(input.at("/task/min_words").asInt()).isPositive();
    assertThat(input.at("/task/max_words").asInt())
        .isGreaterThan(input.at("/task/min_words").asInt());
    assertThat(input.path("facts")).isEqualTo(JsonMapper.shared().readTree(FACTS));
  }

  @Test
  void passportNamesReleaseHashesAndFacts() {
    var prompt = prompts.render(new Assignment("MOVIE", "pl-PL", "DEFAULT", FACTS));

    assertThat(prompt.release()).isEqualTo("movie/1");
    assertThat(prompt.factsUsed()).containsExactly("title", "release_year", "genres", "cast");
    assertThat(prompt.hash())
        .isEqualTo(Sha256.hex(prompt.instructions() + "\n" + prompt.input()))
        .hasSize(64);
    assertThat(prompt.factsHash()).isEqualTo(Sha256.hex(FACTS));
    assertThat(prompts.render(new Assignment("MOVIE", "de-DE", "DEFAULT", FACTS)).hash())
        .isNotEqualTo(prompt.hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"MOVIE", "PERSON", "TV_SERIES", "TV_SHOW"})
  void boundIsNeverBelowThePromptsLength(String entityType) {
    var prompt = prompts.render(new Assignment(entityType, "en-US", "humorous", FACTS));
    var bytes = bytes(prompt.instructions()) + bytes(prompt.input());

    assertThat(prompts.boundInBytes(entityType, bytes(FACTS))).isGreaterThanOrEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"a\"", "{", "{\"title\":}", "{} {}", "{}}, \"task\":{"})
  void factsThatAreNoJsonObjectAreUnreadable(String facts) {
    assertThatThrownBy(() -> prompts.render(new Assignment("MOVIE", "en-US", "DEFAULT", facts)))
        .isInstanceOf(UnreadableFacts.class);
  }

  @Test
  void knownHashOfKnownText() {
    // FIPS 180-2, appendix B.1
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
