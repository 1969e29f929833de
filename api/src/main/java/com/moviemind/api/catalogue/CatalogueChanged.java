package com.moviemind.api.catalogue;

/** An import has changed the catalogue; what was read from it before may be old. */
public record CatalogueChanged() {}
