package com.moviemind.api.catalogue.facts;

import static com.moviemind.api.catalogue.facts.Union.said;

import com.moviemind.api.catalogue.lines.Line.TitleDetails;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What is known of a film, series or show.
 *
 * @param credits by role, then in the order of importance
 * @param localized titles by locale
 * @param ids by scheme
 */
public record TitleFacts(
    String title,
    int year,
    TitleDetails details,
    List<String> countries,
    List<String> languages,
    List<String> genres,
    List<Credit> credits,
    SortedMap<String, String> localized,
    List<String> alternative,
    SortedMap<String, String> ids) {

  public TitleFacts {
    credits = credits.stream().sorted(Comparator.comparing(Credit::role)).toList();
  }

  /** These facts after a later import: what it says counts, what it leaves out stays. */
  public TitleFacts correctedBy(TitleFacts now) {
    return union(this, now, this, now);
  }

  /** These facts with the gaps filled by another line of the same import. */
  public TitleFacts completedBy(TitleFacts other) {
    return union(other, this, this, other);
  }

  private static TitleFacts union(
      TitleFacts weaker, TitleFacts stronger, TitleFacts first, TitleFacts then) {
    return new TitleFacts(
        Spelling.better(stronger.title, weaker.title),
        stronger.year,
        details(weaker.details, stronger.details),
        Union.of(first.countries, then.countries),
        Union.of(first.languages, then.languages),
        Union.of(first.genres, then.genres),
        credits(first.credits, then.credits, stronger.credits),
        Union.of(weaker.localized, stronger.localized),
        Union.of(first.alternative, then.alternative),
        Union.of(weaker.ids, stronger.ids));
  }

  private static TitleDetails details(TitleDetails before, TitleDetails now) {
    return new TitleDetails(
        said(now.originalTitle(), before.originalTitle()),
        said(now.endYear(), before.endYear()),
        said(now.runtimeMinutes(), before.runtimeMinutes()),
        said(now.seasons(), before.seasons()),
        said(now.episodes(), before.episodes()),
        said(now.tagline(), before.tagline()),
        said(now.synopsis(), before.synopsis()));
  }

  private static List<Credit> credits(
      List<Credit> first, List<Credit> then, List<Credit> stronger) {
    record Part(Object role, UUID person) {}
    var all = new LinkedHashMap<Part, Credit>();
    first.forEach(it -> all.putIfAbsent(new Part(it.role(), it.personId()), it));
    then.forEach(it -> all.putIfAbsent(new Part(it.role(), it.personId()), it));
    for (var it : List.of(first, then, stronger).stream().flatMap(List::stream).toList()) {
      if (it.character() != null) {
        all.merge(
            new Part(it.role(), it.personId()),
            it,
            (old, now) -> new Credit(old.role(), old.personId(), now.character()));
      }
    }
    return new ArrayList<>(all.values());
  }
}
