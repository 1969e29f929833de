package com.moviemind.api.catalogue.lines;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** Takes out of texts and names what a copied web page leaves in them. */
final class Cleaning {

  // Control, format, private and unassigned characters, and halves of surrogate pairs. Joiners
  // stay: some scripts
  // are misspelt without them.
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}&&[^\\u200c\\u200d\\s]]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern STYLES = Pattern.compile("\\.mw-[^{}]{0,400}\\{[^{}]{0,1000}\\}");
  private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^<>]{0,200}>");
  private static final Pattern FOOTNOTES = Pattern.compile("\\s*\\[(?:\\d{1,3}|[a-z]{1,3})\\]");
  private static final Pattern LINKS = Pattern.compile("\\[\\[(?:[^\\[\\]|]*\\|)?|\\]\\]");
  private static final Pattern NOTES = Pattern.compile("\\s*\\([^()]*\\)$");
  private static final Pattern SUFFIX = Pattern.compile("(?:Jr|Sr)\\.?|I{2,3}|IV");
  private static final Pattern SUFFIX_COMMA = Pattern.compile(",\\s*(?=(?:Jr|Sr)\\.?$)");
  private static final Pattern HEADINGS =
      Pattern.compile("(?i)(?:cast|dir|director|writer)\\.?:.*");
  private static final Pattern BARE_WORDS = Pattern.compile("(?:and|the|of|with|or|by|The|And)");
  private static final Pattern PHRASES =
      Pattern.compile(
          ".* (?:for|on|under|with|from|during) .*|\\p{Ll}.* (?:of|the|and|in|on)(?: .*)?");
  private static final int LONGEST_NAME = 60;
  private static final int MOST_WORDS = 7;

  private Cleaning() {}

  static String text(String raw) {
    if (isPlain(raw)) {
      return raw;
    }
    var text = raw.indexOf('&') < 0 ? raw : HtmlUtils.htmlUnescape(raw);
    text = INVISIBLE.matcher(text).replaceAll("");
    text = SPACES.matcher(text).replaceAll(" ").strip();
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static String title(String raw) {
    if (isPlain(raw)) {
      return raw;
    }
    var text = STYLES.matcher(text(raw)).replaceAll("");
    text = TAGS.matcher(text).replaceAll("");
    text = LINKS.matcher(FOOTNOTES.matcher(text).replaceAll("")).replaceAll("");
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /** A person's name without notes such as "(actor)"; empty where it is none. */
  static String name(String raw) {
    var text = NOTES.matcher(title(raw)).replaceAll("");
    text = SUFFIX_COMMA.matcher(text).replaceAll(" ");
    return isName(text) ? text : "";
  }

  /** Whether this is but the end of the name before it, as in "Robert Downey", "Jr.". */
  static boolean isSuffix(String raw) {
    return SUFFIX.matcher(raw.strip()).matches();
  }

  /** Printable ASCII without anything that a rule looks for: most texts, and imports have many. */
  private static boolean isPlain(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || "&<>[]{}".indexOf(c) >= 0 || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  /** Different ones, in order. */
  static List<String> distinct(Stream<String> texts) {
    return texts.filter(it -> !it.isEmpty()).distinct().toList();
  }

  private static boolean isName(String text) {
    return text.codePoints().anyMatch(Character::isLetter)
        && balanced(text)
        && text.length() <= LONGEST_NAME
        && text.split(" ", -1).length <= MOST_WORDS
        && (text.indexOf(':') < 0 || !HEADINGS.matcher(text).matches())
        && !BARE_WORDS.matcher(text).matches()
        && (text.indexOf(' ') < 0 || !PHRASES.matcher(text).matches());
  }

  private static boolean balanced(String text) {
    return text.chars().noneMatch(c -> "[]{}|<>".indexOf(c) >= 0)
        && text.chars().filter(c -> c == '(').count() == text.chars().filter(c -> c == ')').count();
  }
}
