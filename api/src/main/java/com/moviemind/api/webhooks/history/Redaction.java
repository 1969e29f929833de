package com.moviemind.api.webhooks.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Takes secrets and personal data out of what is kept of a delivery: keys, tokens, passwords, mail
 * addresses, telephone and card numbers. What another server answers may hold anything, also what
 * would keep a careless pattern busy for hours: every repetition here is bounded or gives nothing
 * back.
 */
public final class Redaction {

  private static final String GONE = "[redacted]";

  /** Header fields of an answer that help to find a fault; no other is kept. */
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "content-length",
          "date",
          "server",
          "retry-after",
          "allow",
          "x-request-id",
          "cf-ray",
          "via");

  private static final Map<Pattern, String> RULES = rules();

  private Redaction() {}

  public static String text(String text) {
    var clean = text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    for (var it : RULES.entrySet()) {
      var matcher = it.getKey().matcher(clean);
      if (matcher.find()) {
        clean = matcher.replaceAll(it.getValue());
      }
    }
    return clean;
  }

  public static String text(byte[] utf8) {
    return text(new String(utf8, UTF_8));
  }

  /** The fields worth keeping, by name. */
  public static Map<String, String> headers(Map<String, String> headers) {
    var kept = new TreeMap<String, String>();
    headers.forEach((name, value) -> {
      if (KEPT.contains(name)) {
        kept.put(name, text(value));
      }
    });
    return kept;
  }

  private static Map<Pattern, String> rules() {
    var rules = new LinkedHashMap<Pattern, String>();
    rules.put(Pattern.compile("whsec_[A-Za-z0-9+/=_-]{8,}+"), "whsec_" + GONE);
    rules.put(Pattern.compile("mm_[A-Za-z0-9_-]{43}"), "mm_" + GONE);
    rules.put(Pattern.compile("(?:sk|pk|rk|ghp|gho|xox[abp])[-_][A-Za-z0-9_-]{16,}+"), GONE);
    rules.put(Pattern.compile("eyJ[\\w-]{8,1000}+\\.[\\w-]{8,4000}+\\.[\\w-]{0,1000}+"), GONE);
    rules.put(
        Pattern.compile("(?i)\\b(bearer|basic)\\s{1,9}[A-Za-z0-9._~+/=-]{8,}+"), "$1 " + GONE);
    rules.put(
        Pattern.compile(
            "(?i)((?:password|passwd|secret|token|api[_-]?key|authorization|cookie|session(?:_?id)?)"
                + "[\"']?\\s{0,9}[:=]\\s{0,9})"
                + "(?:\"(?:[^\"\\\\]|\\\\.){0,1000}+\"?|'[^']{0,1000}+'?|[^\\s,;&}\\]\"']++)"),
        "$1\"" + GONE + "\"");
    rules.put(
        Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,9}"),
        GONE);
    rules.put(Pattern.compile("(?<![\\w.-])(?:\\d[ -]?){12,18}\\d(?![\\w.-])"), GONE);
    rules.put(Pattern.compile("(?<![\\w.-])\\+\\d(?:[ ()-]{0,2}\\d){7,14}(?![\\w.-])"), GONE);
    return rules;
  }
}
