package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.quality.facts.FactsReading;
import com.moviemind.worker.quality.rule.Reading;
import com.moviemind.worker.quality.rule.Rule;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the gate costs of the processor, over all good texts of the labelled set. {@code
 * -Dmoviemind.quality.rounds=40} measures as docs/quality.md was measured.
 */
class GateCostTest {

  private static final Logger log = LoggerFactory.getLogger(GateCostTest.class);
  private static final Duration MOST = Duration.ofMillis(5);

  private final int rounds = Integer.getInteger("moviemind.quality.rounds", 3);
  private final Map<Check, Rule> rules =
      QualityConfiguration.rules(new QualityProperties(40, 400, Map.of()));
  private final List<Draft> drafts =
      LabelledText.all().stream().filter(LabelledText::isGood).map(LabelledText::draft).toList();

  @Test
  void textCostsLessThanFiveMilliseconds() {
    var gate = new TextGate(rules);
    perText(drafts, gate::judge);
    var whole = perText(drafts, gate::judge);
    log.info("The gate takes {} us of CPU a text", whole.toNanos() / 1_000.0);
    log.info("of which reading: {} us", perText(drafts, GateCostTest::read).toNanos() / 1_000.0);
    var readings = drafts.stream().map(GateCostTest::read).toList();
    rules.forEach((check, rule) ->
        log.info("{}: {} us", check.word(), perText(readings, rule::broken).toNanos() / 1_000.0));

    assertThat(whole).isLessThan(MOST);
  }

  private static Reading read(Draft draft) {
    return new Reading(draft, FactsReading.of(draft.facts()));
  }

  private <T> Duration perText(List<T> all, Consumer<T> work) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    for (var n = 0; n < rounds; n++) {
      all.forEach(work);
    }
    return Duration.ofNanos((threads.getCurrentThreadCpuTime() - before) / rounds / all.size());
  }
}
