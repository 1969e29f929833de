package com.moviemind.bench.report;

import static java.util.Locale.ROOT;

import com.moviemind.bench.load.Outcome;
import com.moviemind.bench.measure.Quantile;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One measurement: a name and its figures. */
public record Row(String name, Map<Figure, Double> figures) {

  public static Row named(String name) {
    return new Row(name, new EnumMap<>(Figure.class));
  }

  public Row with(Figure figure, double value) {
    figures.put(figure, value);
    return this;
  }

  public Row with(Outcome outcome) {
    return with(Figure.JOBS, (double) outcome.done())
        .with(Figure.JOBS_PER_S, (double) outcome.done() / outcome.seconds())
        .with(Figure.ACCEPT_P50_MS, Quantile.of(outcome.acceptMs(), 0.5))
        .with(Figure.ACCEPT_P99_MS, Quantile.of(outcome.acceptMs(), 0.99))
        .with(Figure.END_TO_END_P50_MS, Quantile.of(outcome.endToEndMs(), 0.5))
        .with(Figure.END_TO_END_P99_MS, Quantile.of(outcome.endToEndMs(), 0.99))
        .with(Figure.FAILURES, (double) outcome.failures());
  }

  public Row withCpu(Map<String, Double> perJob) {
    perJob.forEach((name, ms) -> put(name.toUpperCase(ROOT) + "_CPU_MS", ms));
    return this;
  }

  public Row withPeaks(Map<String, Double> megabytes) {
    megabytes.forEach((name, mb) -> put(name.toUpperCase(ROOT) + "_PEAK_MB", mb));
    return this;
  }

  public double figure(Figure figure) {
    return figures.getOrDefault(figure, Double.NaN);
  }

  public boolean failed() {
    return figures.getOrDefault(Figure.FAILURES, 0.0) > 0;
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scenario", name);
    figures.forEach((figure, value) -> {
      if (!value.isNaN()) {
        json.put(figure.name().toLowerCase(ROOT), Math.round(value * 1000) / 1000.0);
      }
    });
    return json;
  }

  /** The middle one of each figure, over rounds of one scenario. */
  public static Row median(List<Row> rounds) {
    var median = named(rounds.getFirst().name());
    for (var figure : Figure.values()) {
      var values =
          rounds.stream().map(it -> it.figure(figure)).filter(it -> !it.isNaN()).sorted().toList();
      if (!values.isEmpty()) {
        int half = values.size() / 2;
        median.with(
            figure,
            values.size() % 2 == 1
                ? values.get(half)
                : (values.get(half - 1) + values.get(half)) / 2);
      }
    }
    return median;
  }

  private void put(String name, double value) {
    for (var figure : Figure.values()) {
      if (figure.name().equals(name)) {
        with(figure, value);
      }
    }
  }
}
