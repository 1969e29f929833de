package com.moviemind.worker.quality.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a model says before and after the text it was asked for. In the middle of a text it cannot
 * be cut out without harm.
 */
public final class Chatter {

  private static final Pattern SENTENCE_ENDS =
      Pattern.compile("(?<=[.!?…:][”»\"“)]?)(\\s+)(?=\\S)");
  private static final int MOST = 3;

  private Chatter() {}

  /** The text without its first and last sentences, as far as chatter reaches into it. */
  public static String cut(String text, Predicate<String> isChatter) {
    var sentences = sentences(text);
    for (var at = Math.min(MOST, sentences.size() - 1) - 1; at >= 0; at--) {
      if (isChatter.test(sentences.get(at).strip())) {
        sentences.subList(0, at + 1).clear();
        break;
      }
    }
    for (var at = Math.max(1, sentences.size() - MOST); at < sentences.size(); at++) {
      if (isChatter.test(sentences.get(at).strip())) {
        sentences.subList(at, sentences.size()).clear();
        break;
      }
    }
    return String.join("", sentences).strip();
  }

  /** Each with the space behind it. */
  private static List<String> sentences(String text) {
    var sentences = new ArrayList<String>();
    var ends = SENTENCE_ENDS.matcher(text);
    var from = 0;
    while (ends.find()) {
      sentences.add(text.substring(from, ends.end()));
      from = ends.end();
    }
    sentences.add(text.substring(from));
    return sentences;
  }
}
