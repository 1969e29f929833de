package com.moviemind.api.catalogue.reading;

/**
 * A place in a ranked list: behind the entity with this slug.
 *
 * @param rank of how the name was found, 0 the best
 * @param alikeness of name and query in ten-thousandths
 */
public record Place(int rank, int alikeness, String slug) {}
