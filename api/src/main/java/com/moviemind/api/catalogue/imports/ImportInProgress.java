package com.moviemind.api.catalogue.imports;

/** One import at a time: another one holds the catalogue. */
public final class ImportInProgress extends RuntimeException {

  private static final long serialVersionUID = 1;

  ImportInProgress() {
    super("another import is running", null, false, false);
  }
}
