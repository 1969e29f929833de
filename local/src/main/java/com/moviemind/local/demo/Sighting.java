package com.moviemind.local.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event as the consumer saw it.
 *
 * @param jobId the record's key
 * @param where topic, partition and offset
 */
record Sighting(String type, String jobId, String where, Instant at, String workItem) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  static Sighting of(ConsumerRecord<String, SpecificRecordBase> record) {
    var event = record.value();
    return new Sighting(
        event.getSchema().getName(),
        record.key(),
        "%s/%d@%d".formatted(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        String.valueOf(event.get("work_item")));
  }

  @Override
  public String toString() {
    return "%s  %-20s job %s  %s".formatted(TIME.format(at), type, jobId, where);
  }
}
