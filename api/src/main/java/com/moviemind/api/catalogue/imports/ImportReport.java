package com.moviemind.api.catalogue.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import's lines so far. At its end {@code lines} is the sum of {@code created},
 * {@code updated}, {@code unchanged} and {@code rejected}.
 *
 * @param lines lines read, empty ones left out
 * @param peopleCreated people new to the catalogue, also those whom only credits name
 * @param failure why nothing of the file was kept; null unless the status is FAILED
 */
public record ImportReport(
    UUID id,
    String source,
    Status status,
    Phase phase,
    long lines,
    long created,
    long updated,
    long unchanged,
    long rejected,
    long peopleCreated,
    long peopleUpdated,
    @Nullable String failure,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /** Whether an import goes on or how it ended. */
  public enum Status {
    RUNNING,
    DONE,
    FAILED
  }

  /** What an import is at. */
  public enum Phase {
    READING,
    PEOPLE,
    TITLES,
    FINISHED
  }
}
