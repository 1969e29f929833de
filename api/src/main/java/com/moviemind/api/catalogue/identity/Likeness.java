package com.moviemind.api.catalogue.identity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why two may be one; the greater, the better.
 *
 * @param ground what it rests on
 * @param company people they share
 * @param strangeIds ids that only one of them has
 */
record Likeness(Ground ground, int company, int strangeIds) implements Comparable<Likeness> {

  enum Ground {
    NOTHING_AGAINST,
    SHARED_ID,
    SHARED_WORK_ID
  }

  /** Schemes that number works and people one by one; an article may cover several films. */
  private static final Set<String> WORK_SCHEMES = Set.of("imdb", "tmdb", "wikidata");

  private static final Comparator<Likeness> ORDER =
      Comparator.comparing(Likeness::ground)
          .thenComparingInt(Likeness::company)
          .thenComparingInt(it -> -it.strangeIds());

  /** Null where they are different. */
  static @Nullable Likeness between(Profile one, Profile other) {
    int shared = 0;
    boolean work = false;
    boolean against = false;
    for (var id : one.ids().entrySet()) {
      var value = other.ids().get(id.getKey());
      if (id.getValue().equals(value)) {
        shared++;
        work |= WORK_SCHEMES.contains(id.getKey());
      } else if (value != null) {
        against = true;
      }
    }
    int company = overlap(one.company(), other.company());
    int strange = one.ids().size() + other.ids().size() - 2 * shared;
    if (work) {
      return new Likeness(Ground.SHARED_WORK_ID, company, strange);
    }
    if (against || overlap(one.keys(), other.keys()) == 0) {
      return null;
    }
    if (shared > 0) {
      return new Likeness(Ground.SHARED_ID, company, strange);
    }
    boolean strangers = company == 0 && !one.company().isEmpty() && !other.company().isEmpty();
    return strangers ? null : new Likeness(Ground.NOTHING_AGAINST, company, strange);
  }

  boolean restsOnAnId() {
    return ground != Ground.NOTHING_AGAINST;
  }

  @Override
  public int compareTo(Likeness other) {
    return ORDER.compare(this, other);
  }

  private static <E> int overlap(Set<E> one, Set<E> other) {
    return (int) one.stream().filter(other::contains).count();
  }

  /** What several claims say together. */
  record Profile(Set<String> keys, Map<String, String> ids, Set<UUID> company) {

    static Profile of(Claim<?> claim) {
      return new Profile(Set.of(claim.key()), claim.ids(), claim.company());
    }

    Profile with(Profile other) {
      var allKeys = new HashSet<>(keys);
      allKeys.addAll(other.keys);
      var allIds = new HashMap<>(other.ids);
      allIds.putAll(ids);
      var everyone = new HashSet<>(company);
      everyone.addAll(other.company);
      return new Profile(allKeys, allIds, everyone);
    }
  }
}
