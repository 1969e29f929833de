package com.moviemind.api.catalogue;

import java.util.UUID;

/**
 * What the catalogue knows of an entity, ready to travel.
 *
 * @param version of the entity these facts were read from
 * @param json an object with the known facts, absent ones left out, at most 256 KiB in UTF-8
 */
public record EntityFacts(UUID id, EntityType type, String slug, long version, String json) {}
