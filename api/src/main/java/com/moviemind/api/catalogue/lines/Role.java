package com.moviemind.api.catalogue.lines;

/** What a person did for a title. */
public enum Role {
  ACTOR,
  DIRECTOR,
  WRITER,
  PRODUCER
}
