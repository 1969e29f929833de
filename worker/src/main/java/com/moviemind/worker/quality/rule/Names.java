package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.facts.Name;
import com.moviemind.worker.quality.words.Word;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People are named as the facts name them. Finds only what is surely wrong: a name that is nearly a
 * known one, a known surname with another first name, and a person with a common first name whom
 * the facts do not know. What else has a capital may be a place, a movement or a German noun.
 */
public final class Names implements Rule {

  private static final int LONG = 7;

  /** Behind these a first name is a place's. */
  private static final Set<String> SAINTS =
      Set.of("san", "santa", "saint", "sainte", "st", "sankt", "sao", "swieta", "swiety", "sw");

  @Override
  public @Nullable String broken(Reading reading) {
    var people =
        reading.facts().names().stream()
            .filter(it -> it.kind().isSomebody() && it.words().size() > 1)
            .toList();
    for (var at = 0; at < reading.words().size(); at++) {
      if (isCandidate(reading, at)) {
        if (at + 1 < reading.words().size() && follows(reading, at)) {
          var why = pair(reading, people, at);
          if (why != null) {
            return why;
          }
        }
        if (isMisspelled(reading, people, at)) {
          return "The text spells a person's name otherwise than the facts do.";
        }
      }
    }
    return new Credits(reading).areWrong()
        ? "The text credits a person with the direction whom the facts name for something else."
        : null;
  }

  private static @Nullable String pair(Reading reading, List<Name> people, int at) {
    var mentions = reading.mentions();
    var first = reading.words().get(at);
    var second = reading.words().get(at + 1);
    if (mentions.isKnown(at) && mentions.isKnown(at + 1)) {
      return isMixed(people, first, second)
          ? "The text gives a person the surname of another."
          : null;
    }
    for (var person : people) {
      if (isNearly(person, first, second)) {
        return "The text spells a person's name otherwise than the facts do.";
      }
    }
    return isGivenName(reading, at) && isSomebodyElse(reading, people, at)
        ? "The text names a person whom the facts do not."
        : null;
  }

  /**
   * A common first name before a known surname it does not belong to, or before an unknown one. In
   * German any noun may follow a first name.
   */
  private static boolean isSomebodyElse(Reading reading, List<Name> people, int at) {
    var first = reading.words().get(at).folded();
    var second = reading.words().get(at + 1).folded();
    if (reading.mentions().isKnown(at + 1)) {
      return people.stream().anyMatch(it -> it.last().equals(second));
    }
    return !reading.mentions().isKnown(at)
        || (!reading.language().equals("de")
            && people.stream().anyMatch(it -> it.first().equals(first)));
  }

  /** A first name of the facts with the surname of another person of the facts. */
  private static boolean isMixed(List<Name> people, Word first, Word second) {
    var hasFirst = false;
    var hasLast = false;
    for (var person : people) {
      if (person.words().contains(first.folded()) && person.words().contains(second.folded())) {
        return false;
      }
      hasFirst |= person.kind() != Name.Kind.CHARACTER && isFirst(person, first.folded());
      hasLast |= person.kind() != Name.Kind.CHARACTER && person.last().equals(second.folded());
    }
    return hasFirst && hasLast;
  }

  /** Jean-Pierre is two. */
  private static boolean isFirst(Name person, String folded) {
    return person.words().subList(0, person.words().size() - 1).contains(folded);
  }

  /** Both words like a person's first and last, one of them wrong by a letter or two. */
  private static boolean isNearly(Name person, Word first, Word second) {
    var a = Spelling.difference(person.first(), first.folded());
    var b = Spelling.difference(person.last(), second.folded());
    return ((a == 0 && b > 0) || (a > 0 && b == 0) || (a == 1 && b == 1)) && a <= 2 && b <= 2;
  }

  private static boolean isGivenName(Reading reading, int at) {
    return GivenNames.contains(reading.words().get(at).folded(), reading.language())
        && (at == 0 || !SAINTS.contains(reading.words().get(at - 1).folded()));
  }

  /** A long surname alone, wrong by one letter that is not its ending's. */
  private static boolean isMisspelled(Reading reading, List<Name> people, int at) {
    var said = reading.words().get(at);
    return said.length() >= LONG
        && !reading.mentions().isKnown(at)
        && people.stream()
            .anyMatch(it ->
                it.last().length() >= LONG
                    && Spelling.difference(it.last(), said.folded()) == 1
                    && !Spelling.differsInEnding(it.last(), said.folded()));
  }

  /** Has a capital and belongs to no name that is written out. */
  private static boolean isCandidate(Reading reading, int at) {
    var word = reading.words().get(at);
    return word.capital() && word.length() > 1 && reading.mentions().wholeAt(at) == null;
  }

  private static boolean follows(Reading reading, int at) {
    var words = reading.words();
    var next = words.get(at + 1);
    return isCandidate(reading, at + 1)
        && next.length() > 2
        && next.start() == words.get(at).end() + 1
        && reading.text().charAt(next.start() - 1) == ' ';
  }
}
