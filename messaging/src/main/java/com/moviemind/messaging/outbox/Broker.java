package com.moviemind.messaging.outbox;

import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.messaging.avro.WireFormat;
import com.moviemind.messaging.telemetry.Timers;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.schemas.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka as the relay sees it: a row becomes a record with CloudEvents headers (binary mode). */
class Broker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Broker.class);

  private final Producer<String, byte[]> producer;
  private final SchemaIds ids;
  private final String source;
  private final Tracing tracing;
  private final Timer produced;
  private final Timer lag;
  private final Counter sent;
  private final Counter parked;

  Broker(
      Producer<String, byte[]> producer,
      SchemaIds ids,
      String source,
      Tracing tracing,
      MeterRegistry meters) {
    this.producer = producer;
    this.ids = ids;
    this.source = source;
    this.tracing = tracing;
    this.produced =
        Timers.timer("moviemind.outbox.produce", "From handing an event to Kafka to its word")
            .register(meters);
    this.lag =
        Timers.timer("moviemind.outbox.lag", "From an event's row to Kafka's word that it has it")
            .register(meters);
    this.sent = meters.counter("moviemind.outbox.sent");
    this.parked = meters.counter("moviemind.outbox.parked");
  }

  /** Sends and says later what became of it: null, or why not. */
  void send(OutboxRow row, Consumer<@Nullable Exception> outcome) {
    var id = ids.of(row.topic(), EventType.named(row.eventType()), row.schemaVersion());
    var step = tracing.step("send " + row.topic(), SpanKind.PRODUCER, row.traceparent());
    var headers = new RecordHeaders();
    header(headers, "ce_specversion", "1.0");
    header(headers, "ce_id", row.eventId().toString());
    header(headers, "ce_type", row.eventType());
    header(headers, "ce_source", source);
    header(headers, "ce_time", row.createdAt().toString());
    header(headers, "content-type", "application/avro");
    var traceparent = step.traceparent();
    if (traceparent != null) {
      header(headers, "traceparent", traceparent);
    }
    var begun = System.nanoTime();
    var body = WireFormat.join(id, row.body());
    var _ =
        producer.send(
            new ProducerRecord<>(row.topic(), null, null, row.key(), body, headers),
            (_, failure) -> {
              if (failure == null) {
                produced.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                lag.record(Duration.between(row.createdAt(), Instant.now()));
              } else {
                step.failed(failure.getClass().getSimpleName());
              }
              step.close();
              outcome.accept(failure);
            });
  }

  void sent(int rows) {
    sent.increment(rows);
  }

  void parked(OutboxRow row, Exception why) {
    parked.increment();
    log.error(
        "Outbox row {} cannot be sent and is parked, with later events of its key {}: {}. Clear"
            + " parked_at to try again.",
        row.id(),
        row.key(),
        why.toString());
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
