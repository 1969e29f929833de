package com.moviemind.worker.quality.facts;

import java.util.regex.Pattern;

/**
 * Whether a word is a name's, as its language bends names: Kurosawy is Kurosawa in Polish, and
 * Kurosawas is Kurosawa in German. Lenient, because a name wrongly found wrong costs a call.
 */
final class Inflection {

  private static final Pattern POLISH =
      Pattern.compile(
          "|[a-z]{0,2}(a|y|i|e|u|em|om|ami|ach|owi|owie|ow|ego|emu|ej|im|ym|ie|imi|ymi)");
  private static final int LONGEST_LOSS = 2;

  private Inflection() {}

  /**
   * @param known folded, as the facts have it
   * @param said folded, as the text has it
   */
  static boolean same(String known, String said, String language) {
    if (known.equals(said)) {
      return true;
    }
    return switch (language) {
      case "pl" -> polish(known, said);
      case "de" ->
          hasEnding(known, said, "s")
              || hasEnding(known, said, "n")
              || hasEnding(known, said, "es");
      case "en" -> hasEnding(known, said, "s");
      default -> false;
    };
  }

  private static boolean polish(String known, String said) {
    var common = 0;
    var most = Math.min(known.length(), said.length());
    while (common < most && known.charAt(common) == said.charAt(common)) {
      common++;
    }
    var lost = known.length() - common;
    var gained = said.length() - common;
    return common >= 2
        && lost <= Math.min(LONGEST_LOSS, known.length() - 2)
        && gained <= 5
        && POLISH.matcher(said).region(common, said.length()).matches();
  }

  private static boolean hasEnding(String known, String said, String ending) {
    return known.length() > 2
        && said.length() == known.length() + ending.length()
        && said.startsWith(known)
        && said.endsWith(ending);
  }
}
