package com.moviemind.messaging.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.messaging.avro.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** An event as a consumer would meet it, made up field by field. */
final class ExampleEvent {

  private static final int SCHEMA_ID = 7;
  private static final long NOON = 1_767_268_800_000_000L;

  /** What is better shown with a word than with the field's name. */
  private static final Map<String, String> WORDS =
      Map.of(
          "lane", "interactive",
          "entity_type", "MOVIE",
          "locale", "pl-PL",
          "context_tag", "modern",
          "slug", "the-matrix-1999",
          "work_item", "0199d6a0-0000-7000-8000-000000000003/pl-PL/modern",
          "reason", "AI_API_ERROR",
          "model", "gpt-5-mini",
          "prompt_version", "movie/1",
          "facts", "{\"title\":\"The Matrix\",\"release_year\":1999}");

  private final Schema schema;
  private final GenericRecord record;

  ExampleEvent(Schema schema) {
    this.schema = schema;
    this.record = record(schema);
  }

  private static GenericRecord record(Schema schema) {
    var record = new GenericData.Record(schema);
    schema.getFields().forEach(it -> record.put(it.name(), value(it.name(), it.schema())));
    return record;
  }

  Map<String, String> headers() {
    return new java.util.TreeMap<>(
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", uuid("event"),
            "ce_type", schema.getFullName(),
            "ce_source", "/moviemind",
            "ce_time", "2026-01-01T12:00:00Z",
            "content-type", "application/avro"));
  }

  /** In Avro's JSON encoding. */
  String json() {
    var out = new ByteArrayOutputStream();
    try {
      write(EncoderFactory.get().jsonEncoder(schema, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }

  /** The record's value, in Confluent's wire format. */
  String base64() {
    var out = new ByteArrayOutputStream();
    write(EncoderFactory.get().binaryEncoder(out, null));
    return Base64.getEncoder().encodeToString(WireFormat.join(SCHEMA_ID, out.toByteArray()));
  }

  private void write(Encoder encoder) {
    try {
      new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(String name, Schema type) {
    return switch (type.getType()) {
      case UNION -> union(name, type);
      case STRING -> type.getLogicalType() == null ? WORDS.getOrDefault(name, name) : uuid(name);
      case LONG -> LogicalTypes.timestampMicros().equals(type.getLogicalType()) ? NOON : 1_200L;
      case INT -> 1;
      case BOOLEAN -> true;
      case ARRAY -> Collections.singletonList(value(name, type.getElementType()));
      case RECORD -> record(type);
      case ENUM, MAP, FIXED, BYTES, FLOAT, DOUBLE, NULL ->
          throw new IllegalStateException("no example of " + type + " yet");
    };
  }

  /** Null where the field may be left out. */
  private static @Nullable Object union(String name, Schema type) {
    return type.getTypes().getFirst().getType() == Schema.Type.NULL
        ? null
        : value(name, type.getTypes().getFirst());
  }

  private static String uuid(String name) {
    return "0199d6a0-0000-7000-8000-%012x".formatted(Math.floorMod(name.hashCode(), 0xffff));
  }
}
