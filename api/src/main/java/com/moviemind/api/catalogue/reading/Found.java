package com.moviemind.api.catalogue.reading;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param ids in the order of the page
 * @param total of all pages
 * @param last where the page ends; null for an empty one
 */
public record Found(List<UUID> ids, long total, @Nullable Place last) {}
