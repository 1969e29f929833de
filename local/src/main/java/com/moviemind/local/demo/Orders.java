package com.moviemind.local.demo;

import com.moviemind.local.client.Api;
import com.moviemind.local.client.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Places the demo's requests and follows their jobs to the end, by polling like any client. */
final class Orders {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final Api api;
  private final Board board;
  private final Instant begun = Instant.now();

  Orders(Api api, Board board) {
    this.api = api;
    this.board = board;
  }

  List<Order> place() {
    var orders = new ArrayList<Order>();
    for (var wish : Wish.ALL) {
      var answer = api.post("/api/v1/generate", wish.body());
      if (answer.has("jobs")) {
        jobs(answer)
            .forEach(it -> orders.add(Order.accepted(wish, text(it, "context_tag"), id(it))));
      } else {
        orders.add(Order.accepted(wish, wish.styles().getFirst(), id(answer)));
      }
    }
    board.show(orders);
    return orders;
  }

  List<Order> follow(List<Order> placed) throws InterruptedException {
    var orders = placed;
    while (orders.stream().anyMatch(it -> !it.isOver())) {
      if (Duration.between(begun, Instant.now()).compareTo(PATIENCE) > 0) {
        break;
      }
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      orders = orders.stream().map(this::look).toList();
      board.show(orders);
    }
    board.end();
    return orders;
  }

  private Order look(Order order) {
    if (order.isOver()) {
      return order;
    }
    JsonNode job;
    try {
      job = api.get("/api/v1/jobs/" + order.jobId());
    } catch (Trouble passing) {
      return order;
    }
    var failure = job.path("error").path("message").asString("");
    return order.now(
        text(job, "status"),
        either(job, "description_id", "bio_id"),
        failure.isEmpty() ? null : failure,
        Duration.between(begun, Instant.now()));
  }

  private static List<JsonNode> jobs(JsonNode answer) {
    return StreamSupport.stream(answer.get("jobs").spliterator(), false).toList();
  }

  private static String id(JsonNode job) {
    return text(job, "job_id");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  private static @Nullable String either(JsonNode node, String one, String other) {
    var value = text(node, one).isEmpty() ? text(node, other) : text(node, one);
    return value.isEmpty() ? null : value;
  }
}
