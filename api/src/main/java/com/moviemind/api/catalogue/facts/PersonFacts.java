package com.moviemind.api.catalogue.facts;

import static com.moviemind.api.catalogue.facts.Union.said;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of a person. A year without a date is known where a source gives no more. */
public record PersonFacts(
    String name,
    @Nullable LocalDate birthDate,
    @Nullable Integer birthYear,
    @Nullable LocalDate deathDate,
    @Nullable Integer deathYear,
    @Nullable String birthplace,
    List<String> alternative,
    SortedMap<String, String> ids) {

  /** A person of whom only a title's credits tell. */
  public static PersonFacts mentioned(String name, @Nullable Integer birthYear) {
    return new PersonFacts(name, null, birthYear, null, null, null, List.of(), new TreeMap<>());
  }

  /** These facts after a later import: what it says counts, what it leaves out stays. */
  public PersonFacts correctedBy(PersonFacts now) {
    return union(this, now, this, now);
  }

  /** These facts with the gaps filled by another line of the same import. */
  public PersonFacts completedBy(PersonFacts other) {
    return union(other, this, this, other);
  }

  /** The same facts under the name the person is known by. */
  public PersonFacts named(String known) {
    return new PersonFacts(
        known, birthDate, birthYear, deathDate, deathYear, birthplace, alternative, ids);
  }

  private static PersonFacts union(
      PersonFacts weaker, PersonFacts stronger, PersonFacts first, PersonFacts then) {
    boolean born = stronger.birthYear != null;
    boolean died = stronger.deathYear != null;
    boolean sameBirth = Objects.equals(stronger.birthYear, weaker.birthYear);
    boolean sameDeath = Objects.equals(stronger.deathYear, weaker.deathYear);
    return new PersonFacts(
        Spelling.better(stronger.name, weaker.name),
        born && !sameBirth ? stronger.birthDate : said(stronger.birthDate, weaker.birthDate),
        said(stronger.birthYear, weaker.birthYear),
        died && !sameDeath ? stronger.deathDate : said(stronger.deathDate, weaker.deathDate),
        said(stronger.deathYear, weaker.deathYear),
        said(stronger.birthplace, weaker.birthplace),
        Union.of(first.alternative, then.alternative),
        Union.of(weaker.ids, stronger.ids));
  }
}
