package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.quality.Gate.Draft;
import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicGateTest {

  private final Gate gate = new BasicGate(5);

  @ParameterizedTest
  @ValueSource(strings = {"Five words are not six.", "Zażółć gęślą jaźń", "七人の侍", "One\ntwo", "🎬"})
  void goodTextPassesEveryCheck(String text) {
    assertThat(gate.judge(new Draft(text, "pl-PL")))
        .isEqualTo(new Passed(List.of("not-empty", "length", "characters")));
  }

  @Test
  void emptyTextFails() {
    assertThat(failed(" \n ")).isEqualTo("not-empty");
  }

  @Test
  void longTextFails() {
    assertThat(failed("one two  three\nfour five six")).isEqualTo("length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\tb", "a\u001bb", "a\ud800b", "a\ue000b"})
  void textWithCharactersThatAreNoneFails(String text) {
    assertThat(failed(text)).isEqualTo("characters");
  }

  private String failed(String text) {
    return ((Failed) gate.judge(new Draft(text, "en-US"))).check();
  }
}
