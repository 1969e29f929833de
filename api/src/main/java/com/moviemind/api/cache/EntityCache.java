package com.moviemind.api.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Entities as they are shown, by id.
 *
 * <p>A value counts only under the stamps it was read under: one of its entity and one of the whole
 * catalogue. Stamps are random and a change removes them; a reader sets a missing one before it
 * reads the source. So a reader that was overtaken by a change stores a value that nobody will
 * believe, and a stamp that Redis lost is never taken for an old one.
 */
@Component
public class EntityCache {

  private static final Duration VALUE_LIVES = Duration.ofMinutes(10);
  private static final Duration STAMP_LIVES = Duration.ofDays(1);
  private static final String OF_ALL = "entity:stamp";

  private final Cache cache;
  private final AtomicBoolean missedChange = new AtomicBoolean();

  EntityCache(Cache cache) {
    this.cache = cache;
  }

  /** The entity as it is kept, else as its source tells it; null where the source knows nothing. */
  public @Nullable String get(UUID id, Supplier<@Nullable String> source) {
    if (!caughtUp()) {
      return source.get();
    }
    var kept = cache.get(List.of(OF_ALL, stampOf(id), valueOf(id)));
    var stamps = stamp(OF_ALL, kept.get(0)) + "." + stamp(stampOf(id), kept.get(1)) + "\n";
    var value = kept.get(2);
    if (value != null && value.startsWith(stamps)) {
      return value.substring(stamps.length());
    }
    var read = source.get();
    if (read != null) {
      cache.put(valueOf(id), stamps + read, VALUE_LIVES);
    }
    return read;
  }

  /** Something about these entities has changed: their facts or their texts. */
  public void changed(Collection<UUID> ids) {
    if (!ids.isEmpty() && !cache.remove(ids.stream().map(EntityCache::stampOf).toList())) {
      missedChange.set(true);
    }
  }

  /** Anything may have changed. */
  public void everythingChanged() {
    if (!cache.remove(List.of(OF_ALL))) {
      missedChange.set(true);
    }
  }

  /** A change that could not be told while Redis was away makes all it kept incredible. */
  private boolean caughtUp() {
    if (missedChange.compareAndSet(true, false) && !cache.remove(List.of(OF_ALL))) {
      missedChange.set(true);
      return false;
    }
    return true;
  }

  private String stamp(String key, @Nullable String present) {
    if (present != null) {
      return present;
    }
    var fresh = UUID.randomUUID().toString();
    cache.put(key, fresh, STAMP_LIVES);
    return fresh;
  }

  private static String stampOf(UUID id) {
    return OF_ALL + ":" + id;
  }

  private static String valueOf(UUID id) {
    return "entity:" + id;
  }
}
