package com.moviemind.local.demo;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Installation;
import com.moviemind.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The demo on a running installation. */
public final class Demo {

  private static final Duration EVENTS = Duration.ofSeconds(60);

  private final Installation installation;
  private final PrintWriter out;
  private final boolean terminal;

  /**
   * Shows on a stream.
   *
   * @param terminal whether lines may be redrawn
   */
  public Demo(Installation installation, PrintWriter out, boolean terminal) {
    this.installation = installation;
    this.out = out;
    this.terminal = terminal;
  }

  /** True if every job was done and every event was seen. */
  public boolean run() throws InterruptedException {
    var topics = new Topics(installation.name());
    try (var api = new Api(installation.api().toString(), installation.apiKey());
        var events = new EventWatch(installation.kafka(), installation.schemaRegistry(), topics)) {
      var films = api.get("/api/v1/movies?per_page=1").path("pagination").path("total").asLong();
      say("The sample catalogue is loaded: %d films.".formatted(films));
      say("Asking for %d descriptions with the demo key.%n".formatted(jobs()));
      var orders = new Orders(api, new Board(out, terminal));
      var over = orders.follow(orders.place());
      over.stream().filter(Order::isDone).forEach(it -> say(TextCard.read(api, it).toString()));
      over.stream()
          .filter(it -> !it.isDone())
          .forEach(it -> say("!! %s: %s %s".formatted(it.title(), it.status(), it.problem())));
      return told(over, events);
    }
  }

  private boolean told(List<Order> orders, EventWatch events) throws InterruptedException {
    var jobs = orders.stream().map(Order::jobId).collect(Collectors.toSet());
    var sawAll = events.sawAll(jobs, EVENTS);
    say("Events, as a Kafka consumer with the schema registry saw them:");
    events.of(jobs).forEach(it -> say("  " + it));
    var done = orders.stream().filter(Order::isDone).count();
    say(
        "%n%d of %d jobs DONE; %s."
            .formatted(
                done,
                orders.size(),
                sawAll
                    ? "every job was seen requested, started and completed"
                    : "events are missing"));
    return sawAll && done == orders.size();
  }

  private static int jobs() {
    return Wish.ALL.stream().mapToInt(it -> it.styles().size()).sum();
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
