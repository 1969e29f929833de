package com.moviemind.api.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The catalogue's door: which entities exist, and what is known of them.
 *
 * <p>Answers come from memory for a few seconds; an import on this instance is seen at once, one on
 * another instance after that time.
 */
@Component
public class Catalogue {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final long MOST_BYTES_KEPT = 16L * 1024 * 1024;

  private static final Duration IDS_KEPT = Duration.ofMinutes(10);
  private static final long MOST_IDS_KEPT = 50_000;

  private record Key(EntityType type, String slug) {}

  private final FactsQuery query;
  private final Cache<Key, EntityFacts> known =
      Caffeine.newBuilder()
          .expireAfterWrite(KEPT)
          .maximumWeight(MOST_BYTES_KEPT)
          .weigher((Key key, EntityFacts facts) -> 200 + 2 * facts.json().length())
          .build();

  private final Cache<Key, UUID> ids =
      Caffeine.newBuilder().expireAfterWrite(IDS_KEPT).maximumSize(MOST_IDS_KEPT).build();

  Catalogue(FactsQuery query) {
    this.query = query;
  }

  /** The entity of this type with exactly this slug; null where there is none. */
  public @Nullable CatalogueEntity find(EntityType type, String slug) {
    var facts = facts(type, slug);
    return facts == null ? null : new CatalogueEntity(facts.id(), type, slug, facts.version());
  }

  /** The facts of the entity of this type with exactly this slug; null where there is none. */
  public @Nullable EntityFacts facts(EntityType type, String slug) {
    var key = new Key(type, slug);
    var kept = known.getIfPresent(key);
    if (kept != null) {
      return kept;
    }
    var read = query.facts(type, slug);
    if (read != null) {
      known.put(key, read);
    }
    return read;
  }

  /**
   * The id of the entity with this slug; null where there is none. Slugs never change hands, so ids
   * are remembered longer than facts.
   */
  public @Nullable UUID id(EntityType type, String slug) {
    var key = new Key(type, slug);
    var kept = ids.getIfPresent(key);
    if (kept != null) {
      return kept;
    }
    var read = query.id(type, slug);
    if (read != null) {
      ids.put(key, read);
    }
    return read;
  }

  @EventListener
  void forget(CatalogueChanged event) {
    known.invalidateAll();
  }
}
