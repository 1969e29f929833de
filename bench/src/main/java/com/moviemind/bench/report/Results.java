package com.moviemind.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** All rounds, and the median of each measurement over them. */
public final class Results {

  private final List<List<Row>> rounds;
  private final List<Row> medians = new ArrayList<>();

  /** Takes rounds of the same measurements in the same order. */
  public Results(List<List<Row>> rounds) {
    this.rounds = rounds;
    for (int i = 0; i < rounds.getFirst().size(); i++) {
      int at = i;
      medians.add(Row.median(rounds.stream().map(it -> it.get(at)).toList()));
    }
  }

  /** Whether any request was refused or any job ended without a text. */
  public boolean failed() {
    return rounds.stream().flatMap(List::stream).anyMatch(Row::failed);
  }

  public String table() {
    return Table.of(medians);
  }

  public String json() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("processors", Runtime.getRuntime().availableProcessors());
    result.put("medians", medians.stream().map(Row::json).toList());
    result.put("rounds", rounds.stream().map(it -> it.stream().map(Row::json).toList()).toList());
    var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    return json.writeValueAsString(result) + "\n";
  }
}
