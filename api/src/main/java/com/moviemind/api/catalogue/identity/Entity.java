package com.moviemind.api.catalogue.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity and all that was said of it.
 *
 * @param known null for an entity the catalogue has not met
 * @param said at least one, the richest first
 */
public record Entity<K, L>(@Nullable K known, List<L> said) {}
