package com.moviemind.worker.quality.language;

import static com.github.pemistahl.lingua.api.Language.ENGLISH;
import static com.github.pemistahl.lingua.api.Language.FRENCH;
import static com.github.pemistahl.lingua.api.Language.GERMAN;
import static com.github.pemistahl.lingua.api.Language.POLISH;
import static com.github.pemistahl.lingua.api.Language.SPANISH;

import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;

/** Lingua, with the five languages we write, by trigrams alone. */
final class Ngrams {

  /** Loaded when it is first needed: most texts never need it. */
  private static final class Loaded {
    private static final LanguageDetector DETECTOR =
        LanguageDetectorBuilder.fromLanguages(ENGLISH, POLISH, GERMAN, FRENCH, SPANISH)
            .withLowAccuracyMode()
            .build();
  }

  private Ngrams() {}

  /** Two letters, or none where it cannot say. */
  static String language(String text) {
    return Loaded.DETECTOR.detectLanguageOf(text).getIsoCode639_1().toString();
  }
}
