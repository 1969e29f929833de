package com.moviemind.worker.quality.facts;

import com.moviemind.worker.quality.words.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a text mentions what the facts name. */
public final class Mentions {

  private final List<Word> words;
  private final String language;
  private final NameIndex names;
  private final @Nullable Name[] whole;
  private final boolean[] known;

  /**
   * @param language of the text, two letters
   */
  public Mentions(List<Word> words, NameIndex names, String language) {
    this.words = words;
    this.names = names;
    this.language = language;
    this.whole = new Name[words.size()];
    this.known = new boolean[words.size()];
    find();
  }

  /** Whether this word is part of something the facts name. */
  public boolean isKnown(int at) {
    return known[at];
  }

  /** The whole name that this word is part of; null where it is none, or only a part of one. */
  public @Nullable Name wholeAt(int at) {
    return whole[at];
  }

  private void find() {
    for (var at = 0; at < words.size(); ) {
      var name = longest(at);
      if (name == null) {
        known[at] = words.get(at).capital() && isPart(words.get(at).folded());
        at++;
      } else {
        for (var n = 0; n < name.words().size(); n++) {
          whole[at] = name;
          known[at] = true;
          at++;
        }
      }
    }
  }

  private @Nullable Name longest(int at) {
    Name longest = null;
    for (var name : names.startingLike(words.get(at).folded())) {
      if ((longest == null || name.words().size() > longest.words().size()) && stands(name, at)) {
        longest = name;
      }
    }
    return longest;
  }

  /** A name of one word must have its capital, so that a film called It is not seen everywhere. */
  private boolean stands(Name name, int at) {
    var size = name.words().size();
    if (at + size > words.size() || (size == 1 && !isMarked(words.get(at)))) {
      return false;
    }
    for (var n = 0; n < size; n++) {
      if (!Inflection.same(name.words().get(n), words.get(at + n).folded(), language)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMarked(Word word) {
    return word.capital() || word.isNumber();
  }

  private boolean isPart(String folded) {
    for (var part : names.partsLike(folded)) {
      if (Inflection.same(part, folded, language)) {
        return true;
      }
    }
    return false;
  }
}
