package com.moviemind.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.SettableClock;
import com.moviemind.api.access.Keyring.Verdict;
import com.moviemind.api.access.Keyring.Verdict.Known;
import com.moviemind.api.access.Keyring.Verdict.Stranger;
import com.moviemind.api.access.Keyring.Verdict.Unanswered;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class KeyringTest {

  private static final Instant NEVER = Instant.MAX;

  private final SettableClock clock = new SettableClock("2026-01-01T12:00:00Z");
  private final Database database = new Database();
  private final Keyring keyring =
      new Keyring(
          database,
          clock,
          new AccessProperties(
              Duration.ofSeconds(2),
              Duration.ofMinutes(1),
              Map.of("free", new AccessProperties.Allowance(60, 100, 1))));
  private final ApiKeySecret secret = ApiKeySecret.mint();

  @Test
  void aKeyOfTheTableIsKnown() {
    var caller = database.holds(secret, NEVER);
    assertThat(keyring.judge(secret)).isEqualTo(new Known(caller));
  }

  @Test
  void aKeyInUseIsReadOnce() {
    database.holds(secret, NEVER);
    for (int n = 0; n < 100; n++) {
      keyring.judge(secret);
    }
    assertThat(database.reads).isEqualTo(1);
  }

  @Test
  void aStrangerIsReadOnceInAWhile() {
    for (int n = 0; n < 100; n++) {
      assertThat(keyring.judge(secret)).isEqualTo(new Stranger());
    }
    assertThat(database.reads).isEqualTo(1);
  }

  @Test
  void whatIsNoKeyIsNeverRead() {
    assertThat(keyring.judge(new ApiKeySecret("' or 1=1 --"))).isEqualTo(new Stranger());
    assertThat(database.reads).isZero();
  }

  @Test
  void aRevokedKeyIsAStrangerAfterTheNextRefresh() {
    database.holds(secret, NEVER);
    keyring.judge(secret);
    database.forget(secret);
    keyring.refresh();
    assertThat(keyring.judge(secret)).isEqualTo(new Stranger());
  }

  @Test
  void aKeyRevokedHereIsAStrangerAtOnce() {
    database.holds(secret, NEVER);
    keyring.judge(secret);
    database.forget(secret);
    keyring.forget(secret.hash());
    assertThat(keyring.judge(secret)).isEqualTo(new Stranger());
  }

  @Test
  void aKeyEndsOnTheMinuteItExpires() {
    database.holds(secret, clock.instant().plusSeconds(60));
    assertThat(keyring.judge(secret)).isInstanceOf(Known.class);
    clock.pass(Duration.ofSeconds(60));
    assertThat(keyring.judge(secret)).isEqualTo(new Stranger());
  }

  @Test
  void aKeyInUseOutlivesAnOutage() {
    var caller = database.holds(secret, NEVER);
    keyring.judge(secret);
    database.away = true;
    keyring.refresh();
    assertThat(keyring.judge(secret)).isEqualTo(new Known(caller));
  }

  @Test
  void aNewKeyIsUnansweredDuringAnOutageAndKnownAfterIt() {
    var caller = database.holds(secret, NEVER);
    database.away = true;
    assertThat(keyring.judge(secret)).isEqualTo(new Unanswered());
    database.away = false;
    assertThat(keyring.judge(secret)).isEqualTo(new Known(caller));
  }

  @Test
  void aChangeOfScopesHoldsAfterTheNextRefresh() {
    database.holds(secret, NEVER);
    keyring.judge(secret);
    var narrowed = database.holds(secret, NEVER, Set.of(Scope.READ));
    keyring.refresh();
    Verdict verdict = keyring.judge(secret);
    assertThat(verdict).isEqualTo(new Known(narrowed));
  }

  /** Holds keys, counts reads, and goes away. */
  private static final class Database implements LiveKeys {
    private final Map<KeyHash, Grant> grants = new HashMap<>();
    private boolean away;
    private int reads;

    Caller holds(ApiKeySecret secret, Instant until) {
      return holds(secret, until, Set.of(Scope.values()));
    }

    Caller holds(ApiKeySecret secret, @Nullable Instant until, Set<Scope> scopes) {
      var caller = new Caller(Ids.next(), Ids.next(), scopes, new Plan("free", 60, 100));
      grants.put(secret.hash(), new Grant(caller, until));
      return caller;
    }

    void forget(ApiKeySecret secret) {
      grants.remove(secret.hash());
    }

    @Override
    public Map<KeyHash, Grant> live(Collection<KeyHash> hashes) {
      reads++;
      if (away) {
        throw new DataAccessResourceFailureException("away");
      }
      var found = new HashMap<>(grants);
      found.keySet().retainAll(hashes);
      return found;
    }
  }
}
