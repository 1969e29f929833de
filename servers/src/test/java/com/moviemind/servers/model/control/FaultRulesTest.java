package com.moviemind.servers.model.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.model.control.Fault.Kind;
import com.moviemind.servers.model.text.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultRulesTest {

  @Test
  void aFlawStrikesTheFirstTextAndNotTheOneThatIsWrittenAgain() {
    var plan = plan("{\"fault\":\"markup\"}");

    assertThat(strike(plan, "Jaws", false)).isEqualTo(Kind.MARKUP);
    assertThat(strike(plan, "Jaws", true)).isNull();
    assertThat(strike(plan, "Jaws", false))
        .as("the same again, as it began")
        .isEqualTo(Kind.MARKUP);
  }

  @Test
  void aRuleForAlwaysStrikesEveryTime() {
    var plan = plan("{\"fault\":\"markup\",\"always\":true}");

    assertThat(strike(plan, "Jaws", true)).isEqualTo(Kind.MARKUP);
    assertThat(strike(plan, "Jaws", true)).isEqualTo(Kind.MARKUP);
  }

  @Test
  void aFailedCallSucceedsWhenItIsRepeated() {
    var plan = plan("{\"fault\":\"server_error\"}");

    assertThat(strike(plan, "Jaws", false)).isEqualTo(Kind.SERVER_ERROR);
    assertThat(strike(plan, "Alien", false)).isEqualTo(Kind.SERVER_ERROR);
    assertThat(strike(plan, "Jaws", false)).isNull();
    assertThat(strike(plan, "Alien", false)).isNull();
  }

  @Test
  void aShareIsOfTheWorksAndTheSeedDecidesWhich() {
    var first = struck(1);

    assertThat(first).hasSizeBetween(200, 300).isEqualTo(struck(1)).isNotEqualTo(struck(2));
  }

  @Test
  void rulesLookAtEntityLocaleStyleAndType() {
    assertThat(hits("\"entity\":\"jaws-1975\"")).isTrue();
    assertThat(hits("\"entity\":[\"alien-1979\",\"jaws\"]")).isTrue();
    assertThat(hits("\"entity\":\"jaws-1975-steven-spielberg\"")).as("told apart").isTrue();
    assertThat(hits("\"entity\":\"jaws-1976\"")).isFalse();
    assertThat(hits("\"locale\":\"pl-PL\",\"style\":\"MODERN\",\"type\":\"movie\"")).isTrue();
    assertThat(hits("\"locale\":\"de-DE\"")).isFalse();
    assertThat(hits("\"style\":\"critical\"")).isFalse();
    assertThat(hits("\"type\":\"PERSON\"")).isFalse();
  }

  @Test
  void callsAreCountedAsTheyMatch() {
    var plan = plan("{\"fault\":\"reset\",\"nth\":[2,3],\"always\":true}");
    var times = plan("{\"fault\":\"reset\",\"times\":1,\"always\":true}");

    assertThat(IntStream.range(0, 4).mapToObj(_ -> strike(plan, "Jaws", false)))
        .containsExactly(null, Kind.RESET, Kind.RESET, null);
    assertThat(strike(times, "Jaws", false)).isEqualTo(Kind.RESET);
    assertThat(strike(times, "Alien", false)).isNull();
  }

  @Test
  void theFirstRuleThatStrikesDecides() {
    var plan =
        plan(
            "{\"fault\":\"reset\",\"locale\":\"de-DE\"},{\"fault\":\"markup\"},{\"fault\":\"empty\"}");

    assertThat(strike(plan, "Jaws", false)).isEqualTo(Kind.MARKUP);
  }

  private static List<Integer> struck(long seed) {
    var plan = new FaultPlan(9);
    plan.replaceWith(
        sheet("{\"seed\":%d,\"rules\":[{\"fault\":\"markup\",\"share\":0.25}]}".formatted(seed)));
    var struck = new ArrayList<Integer>();
    for (int n = 0; n < 1_000; n++) {
      if (strike(plan, "Film " + n, false) != null) {
        struck.add(n);
      }
    }
    return struck;
  }

  private static boolean hits(String selectors) {
    return strike(plan("{\"fault\":\"markup\"," + selectors + "}"), "Jaws", false) != null;
  }

  private static FaultPlan plan(String rules) {
    var plan = new FaultPlan(1);
    plan.replaceWith(sheet("{\"rules\":[" + rules + "]}"));
    return plan;
  }

  private static FaultSheet sheet(String json) {
    return FaultSheet.read(json.getBytes(UTF_8));
  }

  private static @Nullable Kind strike(FaultPlan plan, String title, boolean again) {
    var brief =
        Brief.in(
                """
                {"task":{"entity_type":"MOVIE","locale":"pl-PL","context_tag":"modern"},
                "facts":{"title":"%s","release_year":1975}}\
                """
                    .formatted(title))
            .map(it -> again ? it.repeated() : it)
            .orElseThrow();
    var fault = plan.strike(brief, brief.work());
    return fault == null ? null : fault.kind();
  }
}
