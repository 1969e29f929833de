package com.moviemind.api.webhooks.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.WithWebhooks;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    var one = new Instance();
    var other = new Instance();
    await("a third each")
        .until(() -> {
          var first = numbers(one.renew());
          var second = numbers(other.renew());
          assertThat(Collections.disjoint(first, second)).isTrue();
          return first.size() >= 10 && second.size() >= 10;
        });
    var lost = other.renew();
    // the other falls silent: its shards are with the two that go on, half each
    await("the silent one's shards are taken").until(() -> one.renew().size() == 16);
    await("each of them").until(() -> other.shards.stillHeld(lost).isEmpty());
    one.shards.release();
    await("all with the last one").until(() -> holders().size() == 1);
  }

  /** As after a database that stood still for longer than a lease. */
  @Test
  void aLeaseThatRanOutAndThatNobodyTookIsStillTheSame() {
    var one = new Instance();
    await().until(() -> one.renew().size() >= 10);
    transaction.executeWithoutResult(_ -> {
      var held = one.renew(); // locks them, so that nobody takes them meanwhile
      jdbc.sql("update api.webhook_shard set expires_at = clock_timestamp() where holder = ?")
          .param(holderOf(held))
          .update();
      assertThat(one.shards.stillHeld(held)).isEqualTo(held).isNotEmpty();
      assertThat(one.renew()).isEqualTo(held);
    });
    one.shards.release();
  }

  /** What an instance learned before it let go is not written after it has taken again. */
  @Test
  void aShardThatIsTakenAgainIsAnother() {
    var one = new Instance();
    await().until(() -> one.renew().size() >= 10);
    var before = one.held;
    one.held = Set.of();
    await().until(() -> one.renew().size() >= 10);
    assertThat(one.held).doesNotContainAnyElementsOf(before);
    assertThat(one.shards.stillHeld(before)).isEmpty();
    assertThat(one.shards.stillHeld(one.held)).isEqualTo(one.held);
    one.shards.release();
  }

  @Test
  void whoDoesNotHoldAShardHearsSo() {
    var stranger = new Instance();
    assertThat(stranger.shards.stillHeld(List.of(new Hold(1, 0), new Hold(2, 1)))).isEmpty();
  }

  private final class Instance {
    final Shards shards = new Shards(jdbc, transaction, properties);
    Set<Hold> held = Set.of();

    Set<Hold> renew() {
      held = shards.renew(held);
      return held;
    }
  }

  private static Set<Integer> numbers(Set<Hold> holds) {
    return holds.stream().map(Hold::shard).collect(Collectors.toSet());
  }

  private String holderOf(Set<Hold> holds) {
    return jdbc.sql("select holder from api.webhook_shard where shard = ?")
        .param(holds.iterator().next().shard())
        .query(String.class)
        .single();
  }

  private Set<String> holders() {
    return Set.copyOf(
        jdbc.sql("select holder from api.webhook_shard")
            .query((row, _) -> row.getString(1))
            .list());
  }
}
