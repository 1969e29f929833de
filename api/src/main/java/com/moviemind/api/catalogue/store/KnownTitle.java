package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.facts.TitleFacts;
import java.util.UUID;

/** A title in the catalogue. */
public record KnownTitle(UUID id, EntityType kind, String identityKey, TitleFacts facts) {}
