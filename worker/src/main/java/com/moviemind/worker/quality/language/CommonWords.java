package com.moviemind.worker.quality.language;

import com.moviemind.worker.quality.words.WordList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Common words of the languages we write, and of their neighbours. A word that several of ours
 * share says nothing and is left out; a neighbour's word counts only where none of ours has it.
 */
final class CommonWords {

  /** Those we write come first. */
  private static final List<String> LANGUAGES =
      List.of("en", "pl", "de", "fr", "es", "pt", "it", "nl", "cs", "ro", "sv");

  private static final int OURS = 5;
  private static final int SHARED = -1;

  private static final Map<String, Integer> WORDS = words();

  private CommonWords() {}

  /** Position of a language; negative where we do not write it. */
  static int index(String language) {
    var index = LANGUAGES.indexOf(language);
    return index < OURS ? index : -1;
  }

  static int[] none() {
    return new int[LANGUAGES.size()];
  }

  /** The language that this word in small letters belongs to; negative where it says nothing. */
  static int languageOf(String lower) {
    return WORDS.getOrDefault(lower, SHARED);
  }

  private static Map<String, Integer> words() {
    var words = new HashMap<String, Integer>();
    for (var n = 0; n < OURS; n++) {
      var language = n;
      for (var word : WordList.read("words/" + LANGUAGES.get(n) + ".txt")) {
        words.merge(word, language, (one, other) -> one.equals(other) ? one : SHARED);
      }
    }
    var rivals = new HashMap<String, Integer>();
    for (var line : WordList.lines("words/rivals.txt")) {
      var language = LANGUAGES.indexOf(line.getFirst());
      line.stream()
          .skip(1)
          .filter(it -> !words.containsKey(it))
          .forEach(it -> rivals.merge(it, language, (_, _) -> SHARED));
    }
    words.putAll(rivals);
    return Map.copyOf(words);
  }
}
