package com.moviemind.api.limits;

import com.moviemind.api.access.Caller;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts each tenant's requests in the present minute of the clock. What other instances counted is
 * added when it becomes known, so together they may pass a limit by what they let in between two
 * exchanges.
 */
@Component
class RequestMeter {

  static final int WINDOW_SECONDS = 60;

  private final Clock clock;
  private final ConcurrentHashMap<UUID, Window> windows = new ConcurrentHashMap<>();

  RequestMeter(Clock clock) {
    this.clock = clock;
  }

  Reading count(Caller caller) {
    long now = clock.millis() / 1000;
    var window = window(caller.tenantId(), now / WINDOW_SECONDS);
    long used = window.own.incrementAndGet() + window.others;
    return new Reading(
        caller.plan().requestsPerMinute(), used, WINDOW_SECONDS - now % WINDOW_SECONDS);
  }

  private Window window(UUID tenant, long minute) {
    var present = windows.get(tenant);
    return present != null && present.minute == minute
        ? present
        : windows.compute(tenant, (_, it) -> renewed(it, minute));
  }

  private static Window renewed(@Nullable Window window, long minute) {
    return window != null && window.minute == minute ? window : new Window(minute);
  }

  /** Shows the windows of this minute that counted something, and forgets those of earlier ones. */
  void forEachPresent(BiConsumer<UUID, Window> look) {
    long minute = clock.millis() / 1000 / WINDOW_SECONDS;
    windows.values().removeIf(it -> it.minute < minute);
    windows.forEach(look);
  }

  /**
   * Where a tenant stands.
   *
   * @param resetSeconds until the count begins anew
   */
  record Reading(long limit, long used, long resetSeconds) {
    boolean over() {
      return used > limit;
    }

    long remaining() {
      return Math.max(0, limit - used);
    }
  }

  static final class Window {
    final long minute;
    final AtomicLong own = new AtomicLong();
    private volatile long others;
    private long shared;

    Window(long minute) {
      this.minute = minute;
    }

    /** What was counted here since the last exchange; one thread exchanges at a time. */
    long unshared() {
      return own.get() - shared;
    }

    void exchanged(long sent, long total) {
      shared += sent;
      others = Math.max(0, total - shared);
    }
  }
}
