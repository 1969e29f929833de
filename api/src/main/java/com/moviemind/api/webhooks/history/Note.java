package com.moviemind.api.webhooks.history;

import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.api.webhooks.endpoints.DisabledReason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one delivery changed; written with others in one transaction, in the order they came.
 *
 * @param entry for the delivery log; null where nothing was sent
 * @param pending what is to be tried again, or no longer
 * @param news events for the owner
 * @param disable why the endpoint is switched off with it
 * @param redelivered the redelivery that came further
 */
public record Note(
    Progress progress,
    @Nullable Entry entry,
    @Nullable PendingChange pending,
    List<NewEvent> news,
    @Nullable DisabledReason disable,
    @Nullable Redelivered redelivered) {

  /**
   * What becomes of an event's retries.
   *
   * @param now null: no more
   */
  public record PendingChange(UUID endpointId, long seq, @Nullable Pending now) {}

  /** How far a redelivery has come. */
  public record Redelivered(UUID id, long cursor, long sent, boolean finished) {}

  /** Nothing was sent, and it is to be tried again. */
  public static Note waits(Progress progress, Pending again, @Nullable Redelivered redelivered) {
    var change = new PendingChange(progress.endpointId(), again.seq(), again);
    return new Note(progress, null, change, List.of(), null, redelivered);
  }

  /** Only that the cursor moved. */
  public static Note moved(Progress progress) {
    return new Note(progress, null, null, List.of(), null, null);
  }
}
