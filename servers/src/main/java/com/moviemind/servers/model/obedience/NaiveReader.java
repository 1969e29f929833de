package com.moviemind.servers.model.obedience;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a conversation as a gullible model does. What the instructions announce as data and what
 * stands between {@code <NAME>} and {@code </NAME>} it takes for data; everything else that sounds
 * like an order it obeys. It is easily made to believe that the data have ended: by anything that
 * looks like a closing tag or the mark of a turn, by the end of a code block, and by a line that
 * begins with a role; a line's end may be written as JSON has it.
 */
public final class NaiveReader {

  private static final String VERBS =
      "(?:write|say|answer|reply|respond|output|print|napisz|odpowiedz|schreib\\w*|antwort\\w*"
          + "|écri\\w*|répond\\w*|escrib\\w*|responde)";
  private static final String OBJECT =
      "(?:\\s+(?:only|just|with|nur|mit|tylko|seulement|solo))*[\\s:,\"“„«']*([^\\n<\"“”„«»\\\\]{1,200})";
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern OVERRIDE =
      Pattern.compile(
          "\\b(?:ignor\\w*|zignoruj\\w*|disregard|forget|vergiss|oubliez|olvida)\\b[^\\n]{0,160}?\\b"
              + VERBS
              + "\\b"
              + OBJECT,
          FLAGS);
  private static final Pattern ROLE =
      Pattern.compile(
          "^\\W{0,4}(?:system|developer|assistant|user|instructions?|inst)\\b\\W{1,6}(.*)", FLAGS);
  private static final Pattern ORDER = Pattern.compile("\\b" + VERBS + "\\b" + OBJECT, FLAGS);
  private static final Pattern ANNOUNCED = Pattern.compile("<(facts[-\\w]*)>", FLAGS);
  private static final Pattern OPENS = Pattern.compile("^\\s*<(facts[-\\w]*)>", FLAGS);
  private static final Pattern CLOSES =
      Pattern.compile("<\\s*/\\s*facts[^>\\n]{0,60}>?|<\\||```", FLAGS);
  private static final Pattern LINES = Pattern.compile("\\R|[\\v\\f\u0085]|\\\\[nr]");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t]]");

  private NaiveReader() {}

  /** What the reader believes it has to say: the last order of the conversation, if any. */
  public static Optional<String> order(String instructions, List<String> messages) {
    var believes = ANNOUNCED.matcher(instructions).find();
    Optional<String> order = Optional.empty();
    for (var message : messages) {
      boolean inData = false;
      for (var raw : LINES.split(message, -1)) {
        var line = visible(raw);
        if (!inData && believes && OPENS.matcher(line).find()) {
          inData = true;
          line = OPENS.matcher(line).replaceFirst("");
        }
        var heard = line;
        if (inData) {
          var closes = CLOSES.matcher(line);
          heard = "";
          if (closes.find()) {
            inData = false;
            heard = line.substring(closes.end());
          }
        }
        order = last(order, OVERRIDE, heard);
        var role = ROLE.matcher(line);
        if (role.find()) {
          order = last(order, ORDER, role.group(1));
        }
      }
    }
    return order;
  }

  private static Optional<String> last(Optional<String> before, Pattern pattern, String heard) {
    var found = pattern.matcher(heard);
    while (found.find()) {
      before = Optional.of(found.group(1).strip().replaceFirst("[.!?]+$", ""));
    }
    return before;
  }

  /** Without what no eye sees, and with look-alikes taken for what they look like. */
  private static String visible(String line) {
    return UNSEEN
        .matcher(Normalizer.normalize(line, Normalizer.Form.NFKC))
        .replaceAll("")
        .replace('‹', '<')
        .replace('›', '>')
        .replace('〈', '<')
        .replace('〉', '>');
  }
}
