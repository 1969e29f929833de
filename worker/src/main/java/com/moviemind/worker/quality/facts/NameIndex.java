package com.moviemind.worker.quality.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names by how their words begin, made once for all texts that are held against the same facts. */
public final class NameIndex {

  private static final int KEY = 2;

  private final Map<String, List<Name>> byStart = new HashMap<>();
  private final Map<String, List<String>> parts = new HashMap<>();

  public NameIndex(Facts facts) {
    for (var name : facts.names()) {
      byStart.computeIfAbsent(key(name.first()), _ -> new ArrayList<>(4)).add(name);
      for (var part : name.words()) {
        if (part.length() > 1) {
          parts.computeIfAbsent(key(part), _ -> new ArrayList<>(4)).add(part);
        }
      }
    }
  }

  /** Names whose first word begins like this one. */
  List<Name> startingLike(String folded) {
    return byStart.getOrDefault(key(folded), List.of());
  }

  /** Words of names that begin like this one. */
  List<String> partsLike(String folded) {
    return parts.getOrDefault(key(folded), List.of());
  }

  private static String key(String folded) {
    return folded.length() <= KEY ? folded : folded.substring(0, KEY);
  }
}
