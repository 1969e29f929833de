package com.moviemind.servers.model.text;

import com.moviemind.servers.model.text.Brief.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts with one flaw each; the same brief always gets the same one. */
public final class Flawed {

  private static final int TOO_MANY_WORDS = 430;
  private static final int LEAST_OF_A_COPY = 12;
  private static final int ENOUGH_WORDS = 44;
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");
  private static final List<String> NOBODIES =
      List.of("Theodor Quillfeather", "Corinne Quillfeather", "Tobias Quillfeather");

  private Flawed() {}

  public static String compose(Brief brief, Flaw flaw) {
    return switch (flaw) {
      case WRONG_LANGUAGE -> Composer.compose(brief.in(next(brief.tongue())));
      case TOO_SHORT -> Composer.sentences(brief).getFirst();
      case TOO_LONG -> tooLong(brief);
      case MARKUP -> markedUp(brief);
      case LIGHT_MARKUP -> lightlyMarkedUp(brief);
      case PLACEHOLDER, MODEL_TALK -> with(brief, said(brief, flaw));
      case NEAR_COPY -> nearCopy(brief);
      case WRONG_YEAR -> with(brief, said(brief, flaw).replace("{year}", unknownYear(brief)));
      case WRONG_NAME -> with(brief, said(brief, flaw).replace("{name}", unknownName(brief)));
    };
  }

  private static Tongue next(Tongue tongue) {
    return switch (tongue) {
      case EN -> Tongue.PL;
      case PL -> Tongue.DE;
      case DE -> Tongue.FR;
      case FR -> Tongue.ES;
      case ES -> Tongue.EN;
    };
  }

  private static String tooLong(Brief brief) {
    var texts = new ArrayList<String>();
    int words = 0;
    for (int turn = 0; words < TOO_MANY_WORDS; turn++) {
      var text = Composer.compose(brief.styled(STYLES.get(turn % STYLES.size())));
      words += Composer.words(text);
      texts.add(text);
    }
    return String.join("\n\n", texts);
  }

  private static String markedUp(Brief brief) {
    return "| %s |\n|---|\n| %s |"
        .formatted(title(brief), String.join(" |\n| ", Composer.sentences(brief)));
  }

  private static String lightlyMarkedUp(Brief brief) {
    var sentences = new ArrayList<>(Composer.sentences(brief));
    sentences.set(0, "**%s**".formatted(sentences.getFirst()));
    return "## %s\n\n%s".formatted(title(brief), String.join(" ", sentences));
  }

  private static String title(Brief brief) {
    return FactText.clean(brief.facts().path(brief.subject() == Subject.PERSON ? "name" : "title"));
  }

  private static String nearCopy(Brief brief) {
    var synopsis = FactText.clean(brief.facts().path("synopsis"));
    if (brief.tongue() != Tongue.EN || Composer.words(synopsis) < LEAST_OF_A_COPY) {
      return Composer.compose(
          brief.styled(
              brief.style().equals(STYLES.getFirst()) ? STYLES.get(1) : STYLES.getFirst()));
    }
    var text = new ArrayList<>(List.of(synopsis));
    int words = Composer.words(synopsis);
    for (var sentence : Composer.sentences(brief)) {
      if (words < ENOUGH_WORDS) {
        text.add(sentence);
        words += Composer.words(sentence);
      }
    }
    return String.join(" ", text);
  }

  /** A longer text with this sentence in its middle: who cuts off either end leaves it there. */
  private static String with(Brief brief, String sentence) {
    var sentences = new ArrayList<>(Composer.sentences(brief));
    for (var filler : Composer.fillers(brief)) {
      if (!sentences.contains(filler)) {
        sentences.add(sentences.size() - 1, filler);
      }
    }
    sentences.add(sentences.size() / 2, sentence);
    return String.join(" ", sentences);
  }

  private static String said(Brief brief, Flaw flaw) {
    return Phrasebook.of(brief.tongue()).flaw(flaw);
  }

  private static String unknownName(Brief brief) {
    var facts = brief.facts().toString();
    return NOBODIES.stream()
        .filter(it -> !facts.contains(it.substring(0, it.indexOf(' '))))
        .findFirst()
        .orElse(NOBODIES.getFirst());
  }

  private static String unknownYear(Brief brief) {
    var facts = brief.facts().toString();
    return IntStream.iterate(1913, it -> it + 7)
        .mapToObj(Integer::toString)
        .filter(it -> !facts.contains(it))
        .findFirst()
        .orElseThrow();
  }
}
