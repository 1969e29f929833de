package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.model.text.Brief;
import com.moviemind.servers.model.text.Composer;
import com.moviemind.servers.model.text.Flaw;
import com.moviemind.servers.model.text.Flawed;
import com.moviemind.worker.prompt.Assignment;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.quality.SampleFacts.Subject;
import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stand-in writes, before the gate that stands in front of the store. */
class StandInTextsTest {

  private static final List<String> LOCALES = List.of("en-US", "pl-PL", "de-DE", "fr-FR", "es-ES");
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private final Prompts prompts = new Prompts();
  private final Gate gate =
      new TextGate(QualityConfiguration.rules(new QualityProperties(40, 400, Map.of())));

  /** Every text must differ from those of the other styles, as it would have to in production. */
  @Test
  void everyTextAboutTheSampleCatalogueMayBeStored() throws IOException {
    var refused = new ArrayList<String>();
    var repaired = new ArrayList<String>();
    int texts = 0;
    for (var subject : SampleFacts.all()) {
      for (var locale : LOCALES) {
        var others = new ArrayList<String>();
        for (var style : STYLES) {
          var text = Composer.compose(brief(subject, locale, style));
          texts++;
          switch (gate.judge(new Draft(text, locale, style, subject.facts(), others))) {
            case Passed it when it.repairs().isEmpty() -> {}
            case Passed it -> repaired.add(it.repairs() + " " + text);
            case Failed it -> refused.add(locale + " " + style + " " + it.findings() + " " + text);
          }
          others.add(text);
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(repaired).isEmpty();
    assertThat(texts).isEqualTo(598 * 20);
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void everyFlawIsFoundByItsCheck(Flaw flaw) throws IOException {
    var missed = new ArrayList<String>();
    for (var subject : few()) {
      for (var locale : LOCALES) {
        for (var style : STYLES) {
          var brief = brief(subject, locale, style);
          var others =
              STYLES.stream()
                  .filter(it -> !it.equals(style))
                  .map(it -> Composer.compose(brief(subject, locale, it)))
                  .toList();
          var text = Flawed.compose(brief, flaw);
          var verdict = gate.judge(new Draft(text, locale, style, subject.facts(), others));
          var found =
              switch (verdict) {
                case Passed it -> String.join(",", it.repairs());
                case Failed it -> it.first().check().word();
              };
          if (!found.equals(check(flaw))) {
            missed.add(found + ": " + locale + " " + style + " " + text);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private static String check(Flaw flaw) {
    return switch (flaw) {
      case WRONG_LANGUAGE -> "language";
      case TOO_SHORT, TOO_LONG -> "length";
      case MARKUP, LIGHT_MARKUP -> "markup";
      case PLACEHOLDER -> "placeholders";
      case MODEL_TALK -> "model-talk";
      case NEAR_COPY -> "copy";
      case WRONG_YEAR -> "years";
      case WRONG_NAME -> "names";
    };
  }

  private static List<Subject> few() throws IOException {
    var all = SampleFacts.all();
    var few = new ArrayList<Subject>();
    for (int at = 0; at < all.size(); at += 60) {
      few.add(all.get(at));
    }
    return few;
  }

  private Brief brief(Subject subject, String locale, String style) {
    var prompt = prompts.render(new Assignment(subject.type(), locale, style, subject.facts()));
    return Brief.in(prompt.input()).orElseThrow();
  }
}
