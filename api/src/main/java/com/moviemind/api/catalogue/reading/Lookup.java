package com.moviemind.api.catalogue.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list should hold.
 *
 * @param query part of a name; null for everything
 * @param slugs exactly these; null for no such limit
 * @param after where the page before ended; null to count pages by {@code offset}
 */
public record Lookup(
    @Nullable String query,
    @Nullable List<String> slugs,
    int limit,
    int offset,
    @Nullable Place after) {}
