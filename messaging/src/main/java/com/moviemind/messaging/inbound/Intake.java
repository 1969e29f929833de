package com.moviemind.messaging.inbound;

import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.messaging.avro.Unreadable;
import com.moviemind.messaging.batch.RejectedData;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Decodes a batch and hands it on. Only bytes proven wrong and events rejected alone are set aside;
 * anything else that goes wrong is thrown, and the container tries the batch again.
 */
final class Intake implements BatchMessageListener<String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final BatchHandler handler;
  private final EventDecoder decoder;
  private final DeadLetters deadLetters;

  Intake(BatchHandler handler, EventDecoder decoder, DeadLetters deadLetters) {
    this.handler = handler;
    this.decoder = decoder;
    this.deadLetters = deadLetters;
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
    handle(readable);
  }

  private void handle(List<InboundEvent> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      handler.handle(batch);
    } catch (DataIntegrityViolationException e) {
      if (!RejectedData.is(e)) {
        throw e;
      }
      if (batch.size() > 1) {
        handle(batch.subList(0, batch.size() / 2));
        handle(batch.subList(batch.size() / 2, batch.size()));
      } else {
        var guilty = batch.getFirst();
        log.error("Event {} is rejected by the database and set aside", guilty.eventId(), e);
        handler.rejected(guilty, "rejected by the database");
      }
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
