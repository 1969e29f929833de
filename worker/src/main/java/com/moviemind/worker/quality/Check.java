package com.moviemind.worker.quality;

/**
 * What is looked for in a text before it is stored: its name in passports and messages, what the
 * end user is told where it fails, and what the model is told when it is asked again. Those words
 * are fixed: nothing a text or its facts say gets into them.
 */
public enum Check {
  /** There is a text. */
  NOT_EMPTY("not-empty", "It is empty.", "There was no text."),
  /** No control characters and nothing that is no character. */
  CHARACTERS(
      "characters",
      "It holds characters that cannot be shown.",
      "It held control characters. Write plain text."),
  /** As many words as its style asks for. */
  LENGTH(
      "length",
      "It is too short or too long.",
      "It was too short or too long. Keep to the number of words the task asks for."),
  /** Plain text: no HTML, no Markdown, no code, no JSON, no heading. */
  MARKUP(
      "markup",
      "It is not plain text.",
      "It held markup. Write plain sentences: no HTML, no Markdown, no heading, no list, no links."),
  /** Nothing left to be filled in. */
  PLACEHOLDERS(
      "placeholders",
      "It is unfinished.",
      "It held placeholders. Leave out what you do not know; never put a placeholder there."),
  /** About its subject, not about the model or the task. */
  MODEL_TALK(
      "model-talk",
      "It does not speak of its subject alone.",
      "It spoke about you, about the task or to the reader of the task. Write the description and"
          + " nothing else."),
  /** Every year is one of the facts'. */
  YEARS(
      "years",
      "It names a year that is not known.",
      "It named a year that the facts do not have. Use only years that the facts give."),
  /** People are named as the facts name them, and for what they did. */
  NAMES(
      "names",
      "It names somebody wrongly.",
      "It named a person whom the facts do not name, or wrote a name otherwise than the facts do,"
          + " or gave somebody the credit of another. Use only the facts' names, letter by letter."),
  /** In the language asked for, all of it. */
  LANGUAGE(
      "language",
      "It is not in the language asked for.",
      "It was not, or not all of it, in the language asked for. Write all of it in task.language."),
  /** Its own words: neither the facts' text nor another text of the same subject. */
  COPY(
      "copy",
      "It repeats a text that exists already.",
      "It repeated an existing text. Tell the same facts in sentences of your own.");

  private final String word;
  private final String forPeople;
  private final String forModel;

  Check(String word, String forPeople, String forModel) {
    this.word = word;
    this.forPeople = forPeople;
    this.forModel = forModel;
  }

  /** As passports, metrics and messages have it. */
  public String word() {
    return word;
  }

  /** What was wrong with a text that failed it, for the end user. */
  public String forPeople() {
    return forPeople;
  }

  /** The same for the model, and what to do about it. */
  public String forModel() {
    return forModel;
  }
}
