package com.moviemind.api.catalogue.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Amélie                   | amelie
          Дерсу Узала              | dersu-uzala
          Щит и меч                | shchit-i-mech
          기생충                    | gisaengchung
          Łódź Æon Straße          | lodz-aeon-strasse
          Jaws                     | jaws
          300                      | 300
          U-571                    | u-571
          M*A*S*H                  | mash
          U.S. Marshals            | us-marshals
          Dumplin'                 | dumplin
          Don’t Look Now           | dont-look-now
          Blade Runner 2049        | blade-runner-2049
          Q&A                      | q-and-a
          20,000 Leagues           | 20000-leagues
          8½                       | 8-1-2
          WALL·E                   | wall-e
          -30-                     | 30
          $                        | dollar-sign
          """)
  void namesBecomeWordsThatPeopleCanRead(String name, String slug) {
    assertThat(Slug.of(name)).isEqualTo(slug);
    assertThat(Slug.isGood(slug)).isTrue();
  }

  @Test
  void everyVisibleNameHasASlugOfBoundedLength() {
    assertThat(Slug.of("七人の侍")).isNotEmpty();
    assertThat(Slug.of("☃")).isEqualTo("snowman");
    assertThat(Slug.of("word ".repeat(100))).hasSizeLessThanOrEqualTo(120).doesNotEndWith("-");
  }

  @Test
  void whatIsNoSlugIsKnownAtSight() {
    assertThat(Stream.of("", "-", "a--b", "a-", "A", "ä", "a b", "a/b", "a".repeat(201)))
        .noneMatch(Slug::isGood);
  }

  @Test
  void aTitleInAnotherScriptIsReadByItsFirstLatinName() {
    assertThat(Slug.readable("七人の侍", Stream.of("七人", "Seven Samurai", "Los siete")))
        .isEqualTo("Seven Samurai");
    assertThat(Slug.readable("七人の侍", Stream.of())).isEqualTo("七人の侍");
    assertThat(Slug.readable("Ran", Stream.of("Chaos"))).isEqualTo("Ran");
  }

  @Test
  void filmsOfOneTitleAndYearAreToldApartByDirectorAndThenCounted() {
    var taken = new HashSet<String>();
    var alone = SlugChoice.ofFilm("Alone", 2020, "John Hyams");
    assertThat(given(alone, taken)).isEqualTo("alone-2020");
    assertThat(given(alone, taken)).isEqualTo("alone-2020-john-hyams");
    assertThat(given(alone, taken)).isEqualTo("alone-2020-2");
    assertThat(given(alone, taken)).isEqualTo("alone-2020-3");
  }

  @Test
  void peopleAreToldApartByBirthAndThenCounted() {
    var taken = new HashSet<String>();
    var person = SlugChoice.ofPerson("Chris Evans", 1966, "Warrington, England");
    assertThat(given(person, taken)).isEqualTo("chris-evans");
    assertThat(given(person, taken)).isEqualTo("chris-evans-1966");
    assertThat(given(person, taken)).isEqualTo("chris-evans-1966-warrington-england");
    assertThat(given(person, taken)).isEqualTo("chris-evans-2");
  }

  @Test
  void seriesOfOneTitleAndYearAreCounted() {
    var taken = new HashSet<String>();
    assertThat(given(SlugChoice.ofSeries("Dark", 2017), taken)).isEqualTo("dark-2017");
    assertThat(given(SlugChoice.ofSeries("Dark", 2017), taken)).isEqualTo("dark-2017-2");
  }

  @Test
  void searchKeysIgnoreCaseAccentsAndPunctuation() {
    assertThat(Folding.of("Le Fabuleux Destin d'Amélie Poulain"))
        .isEqualTo("le fabuleux destin damelie poulain");
    assertThat(Folding.of("  ДЕРСУ   Узала! ")).isEqualTo("дерсу узала");
    assertThat(Folding.of("Łódź")).isEqualTo("lodz");
    assertThat(Folding.romanized("Дерсу Узала")).isEqualTo("dersu uzala");
  }

  private static String given(SlugChoice choice, Set<String> taken) {
    var slug = choice.free(taken::contains);
    taken.add(slug);
    return slug;
  }
}
