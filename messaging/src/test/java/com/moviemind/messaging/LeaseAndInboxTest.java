package com.moviemind.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class LeaseAndInboxTest {

  @Autowired JdbcClient jdbc;
  @Autowired Inbox inbox;
  @Autowired TransactionTemplate transaction;

  @Test
  void leaseHasOneHolderUntilItLetsGo() {
    var one = new Leases(jdbc, "api", Duration.ofMinutes(1)).named("story-1");
    var other = new Leases(jdbc, "api", Duration.ofMinutes(1)).named("story-1");
    assertThat(one.held()).isTrue();
    assertThat(other.held()).isFalse();
    one.release();
    assertThat(other.held()).isTrue();
    assertThat(other.fence()).isEqualTo(2);
  }

  @Test
  void silentHolderLosesTheLeaseAndHearsOfIt() {
    var silent = new Leases(jdbc, "api", Duration.ofMillis(200)).named("story-2");
    var other = new Leases(jdbc, "api", Duration.ofMinutes(1)).named("story-2");
    assertThat(silent.held()).isTrue();
    await().until(other::held);
    await().until(() -> !silent.held());
    assertThat(other.held()).isTrue();
  }

  @Test
  void eventIsAdmittedOnce() {
    var id = Ids.next();
    var seen = Map.of(id, Instant.now());
    assertThat(transaction.<Set<UUID>>execute(_ -> inbox.admit("story", seen))).containsExactly(id);
    assertThat(transaction.<Set<UUID>>execute(_ -> inbox.admit("story", seen))).isEmpty();
    assertThat(transaction.<Set<UUID>>execute(_ -> inbox.admit("other", seen))).containsExactly(id);
  }

  @Test
  void eventOlderThanTheMemoryIsRefused() {
    var old = Map.of(Ids.next(), Instant.now().minus(Inbox.WINDOW).minusSeconds(1));
    assertThat(transaction.<Set<UUID>>execute(_ -> inbox.admit("story", old))).isEmpty();
  }
}
