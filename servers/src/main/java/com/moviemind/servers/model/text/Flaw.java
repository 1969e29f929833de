package com.moviemind.servers.model.text;

/** What may be wrong with a text, on request: one for each check that a text is put to. */
public enum Flaw {
  /** Written in the next of the languages. */
  WRONG_LANGUAGE,
  /** One sentence. */
  TOO_SHORT,
  /** More than 430 words. */
  TOO_LONG,
  /** A table. */
  MARKUP,
  /** A heading and bold type, which are easily taken away. */
  LIGHT_MARKUP,
  /** A gap that nobody filled. */
  PLACEHOLDER,
  /** The model speaks of itself. */
  MODEL_TALK,
  /** The synopsis of the facts, where the text is English and there is one; else another style. */
  NEAR_COPY,
  /** A sentence with a year that the facts do not know. */
  WRONG_YEAR,
  /** A sentence with a name that the facts do not know. */
  WRONG_NAME
}
