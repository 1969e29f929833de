package com.moviemind.api.catalogue.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.catalogue.lines.Line.TitleDetails;
import com.moviemind.api.catalogue.lines.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsTest {

  private static final UUID ANN = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  private static final UUID BO = UUID.fromString("00000000-0000-7000-8000-00000000000b");

  @Test
  void anImportAddsAndCorrectsAndTakesNothingAway() {
    var known = film("Old", 100, List.of("Drama"), credit(ANN, "Eve"));
    var now = film("New", null, List.of("War"), credit(BO, null), credit(ANN, null));
    var after = known.correctedBy(now);
    assertThat(after.title()).isEqualTo("New");
    assertThat(after.details().runtimeMinutes()).isEqualTo(100);
    assertThat(after.genres()).containsExactly("Drama", "War");
    assertThat(after.credits()).containsExactly(credit(ANN, "Eve"), credit(BO, null));
  }

  @Test
  void theSameAgainChangesNothing() {
    var known = film("Old", 100, List.of("Drama"), credit(ANN, "Eve"), credit(BO, null));
    var now = film("Old", 90, List.of("War", "Drama"), credit(BO, "Cy"), credit(ANN, null));
    var once = known.correctedBy(now);
    assertThat(once.correctedBy(now)).isEqualTo(once);
  }

  @Test
  void aLineOfTheSameImportOnlyFillsGaps() {
    var first = film("One", null, List.of("Drama"), credit(ANN, "Eve"));
    var after = first.completedBy(film("Two", 90, List.of(), credit(ANN, "Di"), credit(BO, "Cy")));
    assertThat(after.title()).isEqualTo("One");
    assertThat(after.details().runtimeMinutes()).isEqualTo(90);
    assertThat(after.credits()).containsExactly(credit(ANN, "Eve"), credit(BO, "Cy"));
  }

  @Test
  void aSpellingThatOnlyLostItsAccentsDoesNotReplaceTheBetterOne() {
    var known = film("Amélie", null, List.of());
    assertThat(known.correctedBy(film("Amelie", null, List.of())).title()).isEqualTo("Amélie");
    assertThat(known.correctedBy(film("Amelia", null, List.of())).title()).isEqualTo("Amelia");
    assertThat(film("Amelie", null, List.of()).correctedBy(known).title()).isEqualTo("Amélie");
  }

  @Test
  void aCorrectedYearOfBirthDropsTheDateThatContradictsIt() {
    var known = person(LocalDate.of(1946, 2, 16), 1946);
    assertThat(known.correctedBy(person(null, 1946)).birthDate()).isEqualTo("1946-02-16");
    assertThat(known.correctedBy(person(null, 1947)).birthDate()).isNull();
    assertThat(known.correctedBy(person(null, null)).birthYear()).isEqualTo(1946);
  }

  private static Credit credit(UUID person, @Nullable String character) {
    return new Credit(Role.ACTOR, person, character);
  }

  private static TitleFacts film(
      String title, @Nullable Integer runtime, List<String> genres, Credit... credits) {
    return new TitleFacts(
        title,
        1999,
        new TitleDetails(null, null, runtime, null, null, null, null),
        List.of(),
        List.of(),
        genres,
        List.of(credits),
        new TreeMap<>(),
        List.of(),
        new TreeMap<>());
  }

  private static PersonFacts person(@Nullable LocalDate date, @Nullable Integer year) {
    return new PersonFacts("Ann", date, year, null, null, null, List.of(), new TreeMap<>());
  }
}
