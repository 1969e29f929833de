package com.moviemind.api.catalogue.identity;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What an entity's identity is judged by.
 *
 * @param subject who claims: a line, or an entity already known
 * @param key romanised name, for titles with the year
 * @param ids external ids by scheme; for people the year of birth is one of them
 * @param company people of a title; always empty for people
 * @param content all that is said, in one canonical form: it orders claims
 */
public record Claim<T>(
    T subject, String key, Map<String, String> ids, Set<UUID> company, String content) {

  /** Those that say most come first. Depends on what is said only, never on the place of a line. */
  static <T> Comparator<Claim<T>> richestFirst() {
    return Comparator.<Claim<T>>comparingInt(it -> -it.ids().size())
        .thenComparingInt(it -> -it.content().length())
        .thenComparing(Claim::content);
  }
}
