package com.moviemind.api.catalogue;

/** What a text can be about, in the words of the interface. */
public enum EntityType {
  MOVIE,
  PERSON,
  TV_SERIES,
  TV_SHOW
}
