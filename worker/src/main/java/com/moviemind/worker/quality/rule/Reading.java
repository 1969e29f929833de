package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.Draft;
import com.moviemind.worker.quality.facts.Facts;
import com.moviemind.worker.quality.facts.Mentions;
import com.moviemind.worker.quality.facts.NameIndex;
import com.moviemind.worker.quality.words.Word;
import com.moviemind.worker.quality.words.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text, read once for all rules. */
public final class Reading {

  private final Draft draft;
  private final Facts facts;
  private final String language;
  private final NameIndex names;
  private final List<Word> words;
  private final Mentions mentions;
  private final String plain;

  public Reading(Draft draft, Facts facts) {
    this.draft = draft;
    this.facts = facts;
    this.language = Locale.forLanguageTag(draft.locale()).getLanguage();
    this.words = Words.of(draft.text());
    this.names = new NameIndex(facts);
    this.mentions = mentionsIn(words);
    this.plain = withoutMarkedNames(draft.text(), facts);
  }

  public String text() {
    return draft.text();
  }

  /** The text without names that have signs of markup or placeholders in them. */
  String plain() {
    return plain;
  }

  Facts facts() {
    return facts;
  }

  String style() {
    return draft.style();
  }

  @Nullable List<String> others() {
    return draft.others();
  }

  /** Two letters, for example pl. */
  String language() {
    return language;
  }

  List<Word> words() {
    return words;
  }

  Mentions mentions() {
    return mentions;
  }

  /** Where other words mention what the facts of this text name. */
  Mentions mentionsIn(List<Word> others) {
    return new Mentions(others, names, language);
  }

  private static String withoutMarkedNames(String text, Facts facts) {
    var plain = text;
    for (var name : facts.marked()) {
      plain = plain.replace(name, "–");
    }
    return plain;
  }
}
