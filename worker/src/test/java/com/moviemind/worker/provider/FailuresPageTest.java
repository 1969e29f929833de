package com.moviemind.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.provider.ErrorClass.Again;
import com.moviemind.worker.provider.ErrorClass.Billing;
import com.moviemind.worker.provider.ErrorClass.Blame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The page for people and the table in code are one. */
class FailuresPageTest {

  private static final Path PAGE = Path.of("../docs/failures.md");

  @Test
  void pageHoldsTheTable() throws IOException {
    var rows = Files.readAllLines(PAGE).stream().filter(it -> it.startsWith("| `")).toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(ErrorClass.values()).map(FailuresPageTest::row).toList());
  }

  private static String row(ErrorClass it) {
    return "| `%s` | %s | %s | %s | %s | %s | %s |"
        .formatted(
            it.name(),
            again(it.again()),
            it.asksNextModel() ? "yes" : "no",
            billed(it.billing()),
            blamed(it.blame()),
            it.isRetriable() ? "yes" : "no",
            it.userMessage());
  }

  private static String again(Again again) {
    return switch (again) {
      case NEVER -> "no";
      case TOLD_WHY -> "once, at once, told why";
      case BRIEFLY -> "3 calls, 0.5-1 s apart";
      case BELATEDLY -> "all calls, pauses double";
    };
  }

  private static String billed(Billing billing) {
    return switch (billing) {
      case NOT_BILLED -> "settled at 0";
      case AS_USED -> "settled as used";
      case UNKNOWN -> "lost, at its reservation";
    };
  }

  private static String blamed(Blame blame) {
    return switch (blame) {
      case NOBODY -> "-";
      case PACE -> "concurrency";
      case SERVER -> "concurrency, breaker";
      case LINE -> "breaker";
      case ACCOUNT -> "breaker, after 3";
    };
  }
}
