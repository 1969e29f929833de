package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.facts.PersonFacts;
import java.util.UUID;

/** A person in the catalogue. */
public record KnownPerson(UUID id, String identityKey, PersonFacts facts) {}
