package com.moviemind.schemas;

import com.moviemind.events.BudgetOrdered;
import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationRequested;
import com.moviemind.events.GenerationStarted;
import com.moviemind.events.JobCancelRequested;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.RepairOrdered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * The events and the released version of their schema that this build writes. A released schema is
 * a file {@code released/<Name>/<version>.avsc} and is never edited: an outbox row names the
 * version its body was written with, and a later build must still be able to send that row.
 */
@SuppressWarnings("ImmutableEnumChecker") // a parsed schema is never changed
public enum EventType {
  GENERATION_REQUESTED(GenerationRequested.getClassSchema(), 2),
  GENERATION_STARTED(GenerationStarted.getClassSchema(), 1),
  GENERATION_COMPLETED(GenerationCompleted.getClassSchema(), 1),
  GENERATION_FAILED(GenerationFailed.getClassSchema(), 1),
  GENERATION_CANCELED(GenerationCanceled.getClassSchema(), 1),
  JOB_CANCEL_REQUESTED(JobCancelRequested.getClassSchema(), 1),
  BUDGET_ORDERED(BudgetOrdered.getClassSchema(), 1),
  QUARANTINE_ORDERED(QuarantineOrdered.getClassSchema(), 1),
  REPAIR_ORDERED(RepairOrdered.getClassSchema(), 1);

  private final Schema schema;
  private final int version;

  EventType(Schema schema, int version) {
    this.schema = schema;
    this.version = version;
  }

  /** The schema this build writes. */
  public Schema schema() {
    return schema;
  }

  /** The released version that equals {@link #schema()}. */
  public int version() {
    return version;
  }

  /** The record's full name, which is also the CloudEvents type. */
  public String fullName() {
    return schema.getFullName();
  }

  /** The schema as it was released under {@code version}. */
  public Schema released(int version) {
    var path = "released/" + schema.getName() + "/" + version + ".avsc";
    try (var file = EventType.class.getResourceAsStream("/" + path)) {
      return new Schema.Parser().parse(Objects.requireNonNull(file, () -> "no " + path));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  public static EventType named(String fullName) {
    return Arrays.stream(values())
        .filter(it -> it.fullName().equals(fullName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown event type " + fullName));
  }
}
