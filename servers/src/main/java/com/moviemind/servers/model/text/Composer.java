package com.moviemind.servers.model.text;

import com.moviemind.servers.model.text.Brief.Subject;
import com.moviemind.servers.model.text.Phrasebook.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a brief into a text; the same brief always into the same one. */
public final class Composer {

  private static final String CLOSE = "close";
  private static final String FILLER = "filler";

  /** Words beyond the least that was asked, because others may count words in another way. */
  private static final int MARGIN = 6;

  private Composer() {}

  public static String compose(Brief brief) {
    return String.join(" ", sentences(brief));
  }

  static List<String> sentences(Brief brief) {
    var book = Phrasebook.of(brief.tongue());
    var values = values(brief, book);
    long seed = hash(brief.work());
    List<String> body = new ArrayList<>();
    List<Phrase> spare = List.of();
    var close = "";
    for (Slot slot : book.plan(brief.style(), brief.subject())) {
      switch (slot.name()) {
        case FILLER -> spare = rotated(slot.phrases(), seed);
        case CLOSE -> close = chosen(slot, values, seed);
        default -> {
          var sentence = chosen(slot, values, seed);
          if (!sentence.isEmpty()) {
            body.add(sentence);
          }
        }
      }
    }
    int words = words(close) + body.stream().mapToInt(Composer::words).sum();
    while (words > brief.maxWords() - MARGIN && body.size() > 1) {
      words -= words(body.removeLast());
    }
    for (var phrase : spare) {
      if (words >= brief.minWords() + MARGIN) {
        break;
      }
      var sentence = phrase.say(values);
      body.add(sentence);
      words += words(sentence);
    }
    body.add(close);
    return body;
  }

  /** Sentences that fill a text up and claim nothing. */
  static List<String> fillers(Brief brief) {
    var book = Phrasebook.of(brief.tongue());
    var values = values(brief, book);
    return book.plan(brief.style(), brief.subject()).stream()
        .filter(it -> it.name().equals(FILLER))
        .flatMap(it -> it.phrases().stream())
        .map(it -> it.say(values))
        .toList();
  }

  private static Map<String, String> values(Brief brief, Phrasebook book) {
    var sheet =
        brief.subject() == Subject.PERSON
            ? PersonFacts.read(brief, book)
            : TitleFacts.read(brief, book);
    return sheet.values();
  }

  /** Sentences that tell something go first; which of them is said, the seed decides. */
  private static String chosen(Slot slot, Map<String, String> values, long seed) {
    var possible = slot.phrases().stream().filter(it -> it.canBeSaidWith(values)).toList();
    var telling = possible.stream().filter(Phrase::tells).toList();
    var from = telling.isEmpty() ? possible : telling;
    if (from.isEmpty()) {
      return "";
    }
    long mixed = mix(seed ^ hash(slot.name()));
    return from.get((int) Long.remainderUnsigned(mixed, from.size())).say(values);
  }

  private static List<Phrase> rotated(List<Phrase> phrases, long seed) {
    int start = (int) Long.remainderUnsigned(mix(seed), phrases.size());
    List<Phrase> rotated = new ArrayList<>(phrases.subList(start, phrases.size()));
    rotated.addAll(phrases.subList(0, start));
    return rotated;
  }

  static int words(String text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = Character.isLetterOrDigit(text.charAt(i));
      if (letter && !inside) {
        count++;
        inside = true;
      } else if (Character.isWhitespace(text.charAt(i))) {
        inside = false;
      }
    }
    return count;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
