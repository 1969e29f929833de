package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.facts.Name;
import com.moviemind.worker.quality.words.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a text says directed. Only where a name stands at once behind words that leave no doubt, and
 * the facts know both the directors and the person named.
 */
final class Credits {

  /** Folded words right before the director's name, the last first. */
  private static final List<List<String>> CUES =
      List.of(
          List.of("by", "directed"),
          List.of("director"),
          List.of("rezyserii"),
          List.of("rezyserowal"),
          List.of("rezyserowala"),
          List.of("wyrezyserowal"),
          List.of("wyrezyserowala"),
          List.of("rezyser"),
          List.of("rezyserka"),
          List.of("rezyseria"),
          List.of("regie"),
          List.of("fuhrte", "regie"),
          List.of("von", "regie"),
          List.of("von", "inszeniert"),
          List.of("regisseur"),
          List.of("regisseurin"),
          List.of("par", "realise"),
          List.of("par", "realisee"),
          List.of("par", "dirige"),
          List.of("par", "dirigee"),
          List.of("realisateur"),
          List.of("realisatrice"),
          List.of("de", "realisation"),
          List.of("por", "dirigida"),
          List.of("por", "dirigido"),
          List.of("de", "direccion"),
          List.of("director"),
          List.of("directora"),
          List.of("cineasta"));

  private static final Set<String> NOT_THE_DIRECTOR =
      Set.of("assistant", "casting", "art", "music", "second", "drugi", "asystent");

  private final Reading reading;

  Credits(Reading reading) {
    this.reading = reading;
  }

  boolean areWrong() {
    if (!reading.facts().haveDirectors()) {
      return false;
    }
    Name before = null;
    for (var at = 0; at < reading.words().size(); at++) {
      var name = reading.mentions().wholeAt(at);
      if (name != null && !name.equals(before) && isWrong(name, at)) {
        return true;
      }
      before = name;
    }
    return false;
  }

  private boolean isWrong(Name name, int at) {
    return name.kind() == Name.Kind.PERSON
        && name.words().size() > 1
        && !isDirector(name)
        && CUES.stream().anyMatch(it -> stands(it, at));
  }

  /** One who also writes or plays is named twice. */
  private boolean isDirector(Name name) {
    return reading.facts().names().stream()
        .anyMatch(it -> it.kind() == Name.Kind.DIRECTOR && it.words().equals(name.words()));
  }

  private boolean stands(List<String> cue, int at) {
    var words = reading.words();
    for (var n = 0; n < cue.size(); n++) {
      var word = word(at - 1 - n);
      if (word == null || !word.folded().equals(cue.get(n))) {
        return false;
      }
    }
    var gap = reading.text().substring(words.get(at - 1).end(), words.get(at).start());
    var before = word(at - 1 - cue.size());
    return (gap.equals(" ") || gap.equals(": "))
        && (before == null || !NOT_THE_DIRECTOR.contains(before.folded()));
  }

  private @Nullable Word word(int at) {
    return at < 0 ? null : reading.words().get(at);
  }
}
