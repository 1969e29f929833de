package com.moviemind.api.catalogue;

import java.util.UUID;

/**
 * Something the catalogue knows.
 *
 * @param slug unique among entities of its type, never changed
 * @param version grows with every change of the entity
 */
public record CatalogueEntity(UUID id, EntityType type, String slug, long version) {}
