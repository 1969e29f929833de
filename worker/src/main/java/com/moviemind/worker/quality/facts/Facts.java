package com.moviemind.worker.quality.facts;

import java.util.List;
import java.util.Set;

/**
 * What a text can be held against.
 *
 * @param names of people, parts, titles and everything else that has one
 * @param years every number that can be one, wherever the facts hold it
 * @param sources texts that the facts bring along, such as a synopsis
 * @param marked names and titles with signs in them that elsewhere would be markup or placeholders
 */
public record Facts(
    List<Name> names, Set<Integer> years, List<String> sources, List<String> marked) {

  public boolean haveDirectors() {
    return names.stream().anyMatch(it -> it.kind() == Name.Kind.DIRECTOR);
  }
}
