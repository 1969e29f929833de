package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.facts.Mentions;
import com.moviemind.worker.quality.words.Shingles;
import com.moviemind.worker.quality.words.Word;
import com.moviemind.worker.quality.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Its own words, compared by runs of three. What the facts name is left out: a long title in both
 * texts makes neither the copy of the other.
 */
public final class Copy implements Rule {

  private static final double THRESHOLD = 0.2;

  /** Shorter sources, such as a tagline, have too few runs to say anything. */
  private static final int FEWEST = 6;

  @Override
  public boolean applies(Reading reading) {
    return reading.others() != null;
  }

  @Override
  public @Nullable String broken(Reading reading) {
    var others = Objects.requireNonNullElse(reading.others(), List.<String>of());
    if (others.isEmpty() && reading.facts().sources().isEmpty()) {
      return null;
    }
    var own = Shingles.of(unnamed(reading.words(), reading.mentions()));
    for (var source : reading.facts().sources()) {
      var its = of(source, reading);
      if (its.size() >= FEWEST && within(own, its) >= THRESHOLD) {
        return "The text repeats a text that its facts hold.";
      }
    }
    for (var other : others) {
      if (likeness(own, of(other, reading)) >= THRESHOLD) {
        return "The text repeats another text of the same subject.";
      }
    }
    return null;
  }

  private static Set<Long> of(String text, Reading reading) {
    var words = Words.of(text);
    return Shingles.of(unnamed(words, reading.mentionsIn(words)));
  }

  /** Jaccard's: what both have of what either has. */
  private static double likeness(Set<Long> one, Set<Long> other) {
    var common = Shingles.common(one, other);
    var all = one.size() + other.size() - common;
    return all == 0 ? 0 : (double) common / all;
  }

  /** How much of the smaller is in the larger: a source may be a fraction of a text. */
  private static double within(Set<Long> one, Set<Long> other) {
    var smaller = Math.min(one.size(), other.size());
    return smaller == 0 ? 0 : (double) Shingles.common(one, other) / smaller;
  }

  private static List<String> unnamed(List<Word> words, Mentions mentions) {
    var left = new ArrayList<String>(words.size());
    for (var at = 0; at < words.size(); at++) {
      if (mentions.wholeAt(at) == null) {
        left.add(words.get(at).folded());
      }
    }
    return left;
  }
}
