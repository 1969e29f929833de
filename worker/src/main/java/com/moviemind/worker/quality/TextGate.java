package com.moviemind.worker.quality;

import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import com.moviemind.worker.quality.facts.Facts;
import com.moviemind.worker.quality.facts.FactsReading;
import com.moviemind.worker.quality.repair.Chatter;
import com.moviemind.worker.quality.repair.Plain;
import com.moviemind.worker.quality.repair.Spaces;
import com.moviemind.worker.quality.rule.ModelTalk;
import com.moviemind.worker.quality.rule.Reading;
import com.moviemind.worker.quality.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a text once, asks every rule, repairs what is cheap to repair, and asks again. */
final class TextGate implements Gate {

  /** One repair may lay another open: a quotation under chatter, a heading under a fence. */
  private static final int REPAIRS = 3;

  private final Map<Check, Rule> rules;

  /**
   * @param rules in the order in which they are named; {@link Check#NOT_EMPTY} needs none
   */
  TextGate(Map<Check, Rule> rules) {
    this.rules = rules;
  }

  @Override
  public Verdict judge(Draft draft) {
    var facts = FactsReading.of(draft.facts());
    var reading = new Reading(draft.with(draft.text().strip()), facts);
    var findings = findings(reading);
    var repairs = new LinkedHashSet<String>();
    for (var n = 0; n < REPAIRS && !findings.isEmpty(); n++) {
      var text = reading.text();
      var repaired = repaired(text, findings, facts, repairs);
      if (repaired.equals(text)) {
        break;
      }
      reading = new Reading(draft.with(repaired), facts);
      findings = findings(reading);
    }
    return findings.isEmpty()
        ? new Passed(reading.text(), checks(reading), List.copyOf(repairs))
        : new Failed(findings);
  }

  /** Every check this text fails. */
  List<Finding> findings(Reading reading) {
    if (reading.text().isBlank()) {
      return List.of(new Finding(Check.NOT_EMPTY, "The text is empty."));
    }
    var findings = new ArrayList<Finding>(1);
    rules.forEach((check, rule) -> {
      var why = rule.applies(reading) ? rule.broken(reading) : null;
      if (why != null) {
        findings.add(new Finding(check, why));
      }
    });
    return findings;
  }

  /** Names of the checks that can be made of this text. */
  private List<String> checks(Reading reading) {
    var checks = new ArrayList<String>(rules.size() + 1);
    checks.add(Check.NOT_EMPTY.word());
    rules.forEach((check, rule) -> {
      if (rule.applies(reading)) {
        checks.add(check.word());
      }
    });
    return List.copyOf(checks);
  }

  private static String repaired(
      String text, List<Finding> findings, Facts facts, Set<String> repairs) {
    var repaired = text;
    for (var finding : findings) {
      var before = repaired;
      repaired =
          switch (finding.check()) {
            case CHARACTERS -> Spaces.tidied(before);
            case MARKUP -> Plain.of(before, facts.marked());
            case MODEL_TALK -> Chatter.cut(before, ModelTalk::isIn);
            case NOT_EMPTY, LENGTH, PLACEHOLDERS, YEARS, NAMES, LANGUAGE, COPY -> before;
          };
      if (!repaired.equals(before)) {
        repairs.add(finding.check().word());
      }
    }
    return repaired;
  }
}
