package com.moviemind.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Figures down, measurements across. */
public final class Table {

  private Table() {}

  public static String of(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    rows.forEach(row -> head.add(row.name()));
    lines.add(head);
    for (var figure : Figure.values()) {
      if (rows.stream().anyMatch(it -> !Double.isNaN(it.figure(figure)))) {
        List<String> line = new ArrayList<>(List.of(figure.label()));
        rows.forEach(row -> line.add(figure.text(row.figure(figure))));
        lines.add(line);
      }
    }
    var table = new StringBuilder();
    for (var line : lines) {
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = lines.stream().mapToInt(it -> it.get(at).length()).max().orElse(0);
        var pad = " ".repeat(width - line.get(column).length());
        table.append(column == 0 ? line.get(column) + pad : "  " + pad + line.get(column));
      }
      table.append('\n');
    }
    return table.toString();
  }
}
