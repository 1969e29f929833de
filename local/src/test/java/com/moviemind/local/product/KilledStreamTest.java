package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Client.Answer;
import com.moviemind.local.product.FollowedStream.Heard;
import com.moviemind.local.product.Works.Work;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Two processes serve. The one that does is killed, then the other: the client goes on at the one
 * that is there, and misses nothing.
 */
class KilledStreamTest {

  private static final int MODEL_MILLIS = 1_000;

  /** Who waits for such a job does so still when the server is killed, on any machine. */
  private static final int SLOW_MODEL_MILLIS = 5_000;

  private final Product product = Product.running();
  private final Client client = product.client();

  @Test
  void whoFollowsAndWhoWaitsMissesNothingWhenTheServerIsKilled() throws Exception {
    var begin = client.get("/api/v1/jobs?per_page=1").json().get("events_cursor").asString();
    try (var other = product.installation().anotherApi();
        var stream = FollowedStream.from(client, begin, other.address(), client.address())) {
      product.standIn().takes(SLOW_MODEL_MILLIS);
      var load = Load.start(client);
      await("events from the other process").until(() -> stream.heard().size() > 10);
      assertThat(stream.connections()).isEqualTo(1);

      var work = Works.next(client);
      var key = UUID.randomUUID().toString();
      var waiting = waiting(client.at(other.address()), work, key);
      load.awaitAccepted(2);
      new Victim("api-2", other.pid(), other.address()).kill();
      assertThat(waiting).failsWithin(Product.PATIENCE);
      var answer = client.generateAndWait(work, key);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).contains("\"DONE\"");
      product.standIn().takes(MODEL_MILLIS);
      await("it goes on at the first process").until(() -> stream.connections() == 2);

      product.api().kill();
      load.awaitAccepted(20);
      product.standIn().takes(0);
      var jobs = load.finish().keySet();
      product.invariants().holdForDone(jobs);
      await("the end of every job on the stream")
          .atMost(Product.PATIENCE)
          .until(() -> stream.completed().containsAll(jobs));
      assertThat(stream.connections()).isGreaterThan(2);
      assertThat(stream.heard()).extracting(Heard::id).doesNotHaveDuplicates();
      assertThat(stream.heard()).extracting(Heard::cursor).isSorted();
      assertThat(stream.heard())
          .as("nothing the log holds between the first and the last was passed over")
          .hasSize((int) logged(begin, stream.heard().getLast().cursor(), jobs));
    }
  }

  private static CompletableFuture<Answer> waiting(Client client, Work work, String key) {
    var answer = new CompletableFuture<Answer>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(client.generateAndWait(work, key));
          } catch (UncheckedIOException broken) {
            answer.completeExceptionally(broken);
          }
        });
    return answer;
  }

  private long logged(String after, long upTo, Set<UUID> jobs) {
    return product
        .ledger()
        .count(
            "select count(*) from api.event_log where seq > %s and seq <= %d and tenant_id = (select tenant_id from api.job where id = any (?) limit 1)"
                .formatted(after, upTo),
            jobs);
  }
}
