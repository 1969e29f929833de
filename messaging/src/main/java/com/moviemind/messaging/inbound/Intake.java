package com.moviemind.messaging.inbound;

import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.messaging.avro.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Decodes a batch and hands it on. Only bytes proven wrong are set aside; anything else that goes
 * wrong is thrown, and the container tries the batch again.
 */
final class Intake implements BatchMessageListener<String, byte[]> {

  private final EventDecoder decoder;
  private final DeadLetters deadLetters;
  private final Handling handling;

  Intake(EventDecoder decoder, DeadLetters deadLetters, Handling handling) {
    this.decoder = decoder;
    this.deadLetters = deadLetters;
    this.handling = handling;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    var readable = new ArrayList<InboundEvent>(records.size());
    for (var record : records) {
      try {
        readable.add(read(record));
      } catch (Unreadable e) {
        deadLetters.keep(record, String.valueOf(e.getMessage()));
      } catch (DateTimeException | IllegalArgumentException e) {
        deadLetters.keep(record, "its CloudEvents headers are wrong: " + e.getMessage());
      }
    }
    if (!readable.isEmpty()) {
      handling.of(readable);
    }
  }

  private InboundEvent read(ConsumerRecord<String, byte[]> record) throws Unreadable {
    var event = decoder.decode(record.value());
    var id = header(record, "ce_id");
    var time = header(record, "ce_time");
    if (id == null || time == null) {
      throw new IllegalArgumentException("ce_id or ce_time is missing");
    }
    return new InboundEvent(
        event, UUID.fromString(id), Instant.parse(time), header(record, "traceparent"));
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
