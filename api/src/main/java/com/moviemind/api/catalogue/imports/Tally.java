package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.imports.ImportReport.Phase;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts as the import goes on, and tells of it from time to time. */
final class Tally {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final UUID id;
  private final String source;
  private final Clock clock;
  private final Consumer<ImportReport> listener;
  private final Instant startedAt;
  private Instant told;
  private Phase phase = Phase.READING;
  private long lines;
  private long created;
  private long updated;
  private long unchanged;
  private long rejected;
  private long peopleCreated;
  private long peopleUpdated;

  Tally(UUID id, String source, Clock clock, Consumer<ImportReport> listener) {
    this.id = id;
    this.source = source;
    this.clock = clock;
    this.listener = listener;
    this.startedAt = clock.instant();
    this.told = startedAt;
  }

  UUID id() {
    return id;
  }

  void reads() {
    lines++;
  }

  void rejects() {
    rejected++;
  }

  void createsLine() {
    created++;
  }

  void updatesLine() {
    updated++;
  }

  void leavesLines(long count) {
    unchanged += count;
  }

  void createsPeople(long count) {
    peopleCreated += count;
  }

  void updatesPeople(long count) {
    peopleUpdated += count;
  }

  void enters(Phase next) {
    phase = next;
    tellNowAndThen();
  }

  void tellNowAndThen() {
    if (clock.instant().isAfter(told.plus(PAUSE))) {
      tell();
    }
  }

  private void tell() {
    told = clock.instant();
    listener.accept(report(Status.RUNNING, null));
  }

  ImportReport report(Status status, @Nullable String failure) {
    boolean kept = status != Status.FAILED;
    return new ImportReport(
        id,
        source,
        status,
        status == Status.RUNNING ? phase : Phase.FINISHED,
        lines,
        kept ? created : 0,
        kept ? updated : 0,
        kept ? unchanged : 0,
        rejected,
        kept ? peopleCreated : 0,
        kept ? peopleUpdated : 0,
        failure,
        startedAt,
        status == Status.RUNNING ? null : clock.instant());
  }
}
