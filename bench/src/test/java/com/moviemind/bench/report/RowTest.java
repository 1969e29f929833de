package com.moviemind.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

  private static Row speed(double jobsPerSecond) {
    return Row.named("speed").with(Figure.JOBS_PER_S, jobsPerSecond);
  }

  @Test
  void medianIsTheMiddleOrBetweenTheMiddles() {
    assertThat(Row.median(List.of(speed(3), speed(1), speed(2))).figure(Figure.JOBS_PER_S))
        .isEqualTo(2);
    assertThat(Row.median(List.of(speed(3), speed(1))).figure(Figure.JOBS_PER_S)).isEqualTo(2);
  }

  @Test
  void jsonHoldsWhatWasMeasuredAndNothingElse() {
    var row = speed(812.34567).with(Figure.ACCEPT_P99_MS, Double.NaN);
    assertThat(row.json()).isEqualTo(Map.of("scenario", "speed", "jobs_per_s", 812.346));
  }

  @Test
  void tableHasALineForEachFigureThatSomeoneMeasured() {
    var other = Row.named("depth").with(Figure.CALLS_IN_FLIGHT, 250.04);
    assertThat(Table.of(List.of(speed(1234.5), other)))
        .isEqualTo(
            """
                               speed  depth
            jobs/s           1,234.5      -
            calls in flight        -  250.0
            """);
  }

  @Test
  void costsFindTheirColumns() {
    var row =
        Row.named("x")
            .withCpu(Map.of("api", 0.5, "unknown", 1.0))
            .withPeaks(Map.of("worker", 300.0));
    assertThat(row.figure(Figure.API_CPU_MS)).isEqualTo(0.5);
    assertThat(row.figure(Figure.WORKER_PEAK_MB)).isEqualTo(300);
  }
}
