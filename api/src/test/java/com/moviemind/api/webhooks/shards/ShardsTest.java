package com.moviemind.api.webhooks.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.WithWebhooks;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Beside the instance of the test's own api, which takes its share too. */
@WithWebhooks
class ShardsTest {

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired WebhooksProperties properties;

  @Test
  void instancesShareTheShardsAndTakeOverThoseOfOneThatFellSilent() {
    var one = new Shards(jdbc, transaction, properties);
    var other = new Shards(jdbc, transaction, properties);
    await("a third each")
        .until(() -> {
          var first = one.renew();
          var second = other.renew();
          assertThat(Collections.disjoint(first, second)).isTrue();
          return first.size() >= 10 && second.size() >= 10;
        });
    var lost = other.renew();
    // the other falls silent: its shards are with the two that go on, half each
    await("the silent one's shards are taken").until(() -> one.renew().size() == 16);
    assertThat(other.heldNow(lost)).isEmpty();
    one.release();
    await("all with the last one").until(() -> holders().size() == 1);
  }

  @Test
  void whoDoesNotHoldAShardHearsSo() {
    var stranger = new Shards(jdbc, transaction, properties);
    assertThat(stranger.heldNow(List.of(1, 2, 3))).isEmpty();
  }

  private Set<String> holders() {
    return Set.copyOf(
        jdbc.sql("select holder from api.webhook_shard")
            .query((row, _) -> row.getString(1))
            .list());
  }
}
