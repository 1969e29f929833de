package com.moviemind.api.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.moviemind.api.access.LiveKeys.Grant;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys in use. Requests never wait for the database for a key seen lately: all of them are read
 * again together, in one statement every {@code key-refresh}. While the database is away they go on
 * working and new ones cannot be checked.
 */
@Component
public class Keyring {

  private static final Logger log = LoggerFactory.getLogger(Keyring.class);
  private static final int MOST_KEYS = 10_000;
  private static final Duration STRANGER_REMEMBERED = Duration.ofSeconds(5);

  private final LiveKeys table;
  private final Clock clock;
  private final Cache<KeyHash, InUse> known;
  private final Cache<KeyHash, Boolean> strangers;

  /** A flood of invented keys may take this many connections and no more. */
  private final Semaphore lookups = new Semaphore(4);

  private final AtomicBoolean refreshing = new AtomicBoolean();
  private final AtomicBoolean stale = new AtomicBoolean();

  Keyring(LiveKeys table, Clock clock, AccessProperties properties) {
    this.table = table;
    this.clock = clock;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(properties.keyIdle())
            .build();
    this.strangers =
        Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(STRANGER_REMEMBERED).build();
  }

  Verdict judge(ApiKeySecret secret) {
    if (!secret.wellFormed()) {
      return new Verdict.Stranger();
    }
    var hash = secret.hash();
    var key = known.getIfPresent(hash);
    return key != null ? verdict(key.grant) : lookUp(hash);
  }

  private Verdict lookUp(KeyHash hash) {
    if (strangers.getIfPresent(hash) != null) {
      return new Verdict.Stranger();
    }
    lookups.acquireUninterruptibly();
    try {
      var grant = table.live(Set.of(hash)).get(hash);
      if (grant == null) {
        strangers.put(hash, true);
        return new Verdict.Stranger();
      }
      known.put(hash, new InUse(grant));
      return verdict(grant);
    } catch (DataAccessException e) {
      log.warn("A key could not be checked ({}); its holder is asked to come back", name(e));
      return new Verdict.Unanswered();
    } finally {
      lookups.release();
    }
  }

  private Verdict verdict(Grant grant) {
    return grant.holdsAt(clock.instant())
        ? new Verdict.Known(grant.caller())
        : new Verdict.Stranger();
  }

  /** Forgets a key on this instance at once; others notice at their next refresh. */
  public void forget(KeyHash hash) {
    known.invalidate(hash);
  }

  @Scheduled(fixedRateString = "${moviemind.access.key-refresh:2s}")
  void refresh() {
    var hashes = Set.copyOf(known.asMap().keySet());
    // Runs at a fixed rate on threads of its own, so a slow database could pile up refreshes.
    if (hashes.isEmpty() || !refreshing.compareAndSet(false, true)) {
      return;
    }
    try {
      var live = table.live(hashes);
      for (var hash : hashes) {
        var grant = live.get(hash);
        var key = known.policy().getIfPresentQuietly(hash);
        if (grant == null) {
          known.invalidate(hash);
        } else if (key != null) {
          key.grant = grant;
        }
      }
      if (stale.compareAndSet(true, false)) {
        log.info("The keys in use can be checked again");
      }
    } catch (DataAccessException e) {
      if (stale.compareAndSet(false, true)) {
        log.warn(
            "The keys in use cannot be checked ({}); they go on working as last seen", name(e));
      }
    } finally {
      refreshing.set(false);
    }
  }

  private static String name(Exception e) {
    return e.getClass().getSimpleName();
  }

  /**
   * Holds a grant that can be exchanged in place: putting it anew would count as use, and an idle
   * key would never leave.
   */
  private static final class InUse {
    private volatile Grant grant;

    InUse(Grant grant) {
      this.grant = grant;
    }
  }

  /** What is known of a presented key. */
  sealed interface Verdict {
    record Known(Caller caller) implements Verdict {}

    record Stranger() implements Verdict {}

    /** The database is away and the key was not in use before. */
    record Unanswered() implements Verdict {}
  }
}
