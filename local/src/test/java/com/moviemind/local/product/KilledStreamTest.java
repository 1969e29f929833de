package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.FollowedStream.Heard;
import org.junit.jupiter.api.Test;

/**
 * The api is killed while it serves a stream: the client goes on where it was, and misses nothing.
 */
class KilledStreamTest {

  private final Product product = Product.running();
  private final Client client = product.client();

  @Test
  void aStreamMissesNothingWhenItsServerIsKilled() {
    var begin = client.get("/api/v1/jobs?per_page=1").json().get("events_cursor").asString();
    product.standIn().takes(100);
    try (var stream = FollowedStream.from(client, begin)) {
      var load = Load.start(client);
      load.awaitAccepted(30);
      await("events before the kill")
          .atMost(Product.PATIENCE)
          .until(() -> stream.heard().size() > 10);
      product.api().kill();
      load.awaitAccepted(20);
      product.standIn().takes(0);
      var jobs = load.finish().keySet();
      product.invariants().holdForDone(jobs);

      await("the end of every job on the stream")
          .atMost(Product.PATIENCE)
          .until(() -> stream.completed().containsAll(jobs));
      assertThat(stream.connections()).as("it was cut").isGreaterThan(1);
      assertThat(stream.heard()).extracting(Heard::id).doesNotHaveDuplicates();
      assertThat(stream.heard()).extracting(Heard::cursor).isSorted();
      assertThat(stream.heard())
          .as("nothing the log holds between the first and the last was passed over")
          .hasSize(
              (int)
                  product
                      .ledger()
                      .count(
                          "select count(*) from api.event_log where seq > "
                              + begin
                              + " and seq <= "
                              + stream.heard().getLast().cursor()
                              + " and tenant_id = (select tenant_id from api.job where id = any (?) limit 1)",
                          jobs));
    }
  }
}
