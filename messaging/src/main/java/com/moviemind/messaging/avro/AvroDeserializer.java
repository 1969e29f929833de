package com.moviemind.messaging.avro;

import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * For plain Kafka consumers of MovieMind's events, under Confluent's property name {@code
 * schema.registry.url}.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecordBase> {

  private @Nullable EventDecoder decoder;

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    decoder =
        new EventDecoder(
            new SchemaRegistryClient(String.valueOf(properties.get("schema.registry.url"))));
  }

  @Override
  public @Nullable SpecificRecordBase deserialize(String topic, byte @Nullable [] record) {
    if (record == null || decoder == null) {
      return null;
    }
    try {
      return decoder.decode(record);
    } catch (Unreadable e) {
      throw new SerializationException("cannot read a record of " + topic, e);
    }
  }
}
