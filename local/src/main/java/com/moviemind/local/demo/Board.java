package com.moviemind.local.demo;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how the jobs come along: redrawn in place on a terminal, a line for each change elsewhere.
 */
final class Board {

  private static final String ESCAPE = "\u001b[";
  private static final int WIDTH = 46;

  private final PrintWriter out;
  private final boolean terminal;
  private final Map<String, String> shown = new HashMap<>();
  private int drawn;

  Board(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(List<Order> orders) {
    if (terminal) {
      redraw(orders);
    } else {
      orders.stream()
          .filter(it -> !it.status().equals(shown.put(it.jobId(), it.status())))
          .forEach(it -> out.println(line(it)));
    }
    out.flush();
  }

  void end() {
    out.println();
  }

  private void redraw(List<Order> orders) {
    if (drawn > 0) {
      out.print(ESCAPE + drawn + "A");
    }
    drawn = orders.size() + 1;
    orders.forEach(it -> out.println(ESCAPE + "2K" + line(it)));
    var over = orders.stream().filter(Order::isOver).count();
    out.println(ESCAPE + "2K  " + bar(over, orders.size()));
  }

  private static String bar(long over, int all) {
    var filled = (int) (over * WIDTH / all);
    return "%s%s %d of %d".formatted("#".repeat(filled), ".".repeat(WIDTH - filled), over, all);
  }

  private static String line(Order order) {
    return "  %-46s %-11s %s"
        .formatted(
            order.title(),
            order.status(),
            order.isOver() ? "%5d ms".formatted(order.took().toMillis()) : "");
  }
}
