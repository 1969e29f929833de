package com.moviemind.api.catalogue.identity;

import static com.moviemind.api.catalogue.identity.IdentityStory.aKnown;
import static com.moviemind.api.catalogue.identity.IdentityStory.line;

import org.junit.jupiter.api.Test;

class IdentityTest {

  private final IdentityStory story = new IdentityStory();

  @Test
  void equalLinesAreOne() {
    story.hears(line("a").with("ann"), line("b").with("ann")).finds("new: a b");
  }

  @Test
  void theSameArticleMakesLinesOneWhateverTheirPeople() {
    story
        .hears(
            line("a").id("wikipedia", "X").with("ann"), line("b").id("wikipedia", "X").with("bo"))
        .finds("new: a b");
  }

  @Test
  void differentArticlesAreDifferentFilmsWhateverTheirPeople() {
    story
        .hears(
            line("a").id("wikipedia", "X").with("ann"), line("b").id("wikipedia", "Y").with("ann"))
        .finds("new: a", "new: b");
  }

  @Test
  void filmsWithoutACommonPersonAreTwo() {
    story
        .hears(line("a").id("wikipedia", "X").with("ann"), line("b").with("bo"))
        .finds("new: a", "new: b");
  }

  @Test
  void aLineWithoutIdsJoinsTheFilmItSharesPeopleWith() {
    story
        .hears(
            line("a").id("wikipedia", "X").with("ann"),
            line("b").id("wikipedia", "Y").with("bo"),
            line("c").with("bo"))
        .finds("new: a", "new: b c");
  }

  @Test
  void aLineThatFitsTwoEquallyStaysAlone() {
    story
        .hears(
            line("a").id("wikipedia", "X").with("ann"),
            line("b").id("wikipedia", "Y").with("bo"),
            line("c"))
        .finds("new: a", "new: b", "new: c");
  }

  @Test
  void aKnownFilmIsMetAgain() {
    story
        .knows(aKnown("k").with("ann", "bo"))
        .hears(line("a").id("wikipedia", "X").with("ann"))
        .finds("k: a");
  }

  @Test
  void twoStrangersWhoBothFitOneKnownAreNotGuessed() {
    story
        .knows(aKnown("k"))
        .hears(line("a").id("birth_year", "1930"), line("b").id("birth_year", "1969"))
        .finds("new: a", "new: b");
  }

  @Test
  void whatWasLeftAloneIsMetAgainAndNotDoubled() {
    story
        .knows(
            aKnown("k0"),
            aKnown("k1").id("birth_year", "1930"),
            aKnown("k2").id("birth_year", "1969"))
        .hears(line("a").id("birth_year", "1930"), line("b").id("birth_year", "1969"), line("c"))
        .finds("k0: c", "k1: a", "k2: b");
  }

  @Test
  void theNumberOfAWorkCountsAlsoUnderAnotherTitle() {
    story
        .knows(aKnown("k").key("old-1999").id("imdb", "tt1").id("wikipedia", "Old"))
        .hears(line("a").key("new-2000").id("imdb", "tt1").id("wikipedia", "New").with("ann"))
        .finds("k: a");
  }

  @Test
  void anArticleOfAnotherYearIsAnotherFilm() {
    story
        .knows(aKnown("k").key("x-1947").id("wikipedia", "X"))
        .hears(line("a").key("x-1994").id("wikipedia", "X"))
        .finds("new: a");
  }
}
