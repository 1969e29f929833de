package com.moviemind.messaging.outbox;

import com.moviemind.schemas.Ids;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * An event to send.
 *
 * @param key the record key; events of one key stay in order
 * @param traceparent W3C trace context of the request that caused it
 */
public record OutboundEvent(
    UUID id, String topic, String key, SpecificRecordBase event, @Nullable String traceparent) {

  public OutboundEvent(
      String topic, String key, SpecificRecordBase event, @Nullable String traceparent) {
    this(Ids.next(), topic, key, event, traceparent);
  }
}
