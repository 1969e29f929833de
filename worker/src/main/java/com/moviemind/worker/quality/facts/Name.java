package com.moviemind.worker.quality.facts;

import com.moviemind.worker.quality.words.Word;
import java.util.List;

/**
 * A name or title that the facts hold.
 *
 * @param kind whose name it is
 * @param words folded, as they follow each other
 */
public record Name(Kind kind, List<String> words) {

  /** Whose name a text may mention. */
  public enum Kind {
    /** A person who directed. */
    DIRECTOR,
    /** Any other person who took part, or whom the text is about. */
    PERSON,
    /** A part in a film. */
    CHARACTER,
    /** A title, a place, a genre: not a person's. */
    OTHER;

    public boolean isSomebody() {
      return this != OTHER;
    }
  }

  static Name of(Kind kind, List<Word> words) {
    return new Name(kind, words.stream().map(Word::folded).toList());
  }

  public String first() {
    return words.getFirst();
  }

  public String last() {
    return words.getLast();
  }
}
