package com.moviemind.worker.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text a model wrote, and what it is judged by.
 *
 * @param locale the language it should be in, a BCP 47 tag
 * @param style its context tag
 * @param facts what the model was given, a JSON object
 * @param others texts of the same subject and locale which it must not repeat; null where they
 *     could not be read, so that the text is not compared
 */
public record Draft(
    String text, String locale, String style, String facts, @Nullable List<String> others) {

  Draft with(String repaired) {
    return new Draft(repaired, locale, style, facts, others);
  }
}
