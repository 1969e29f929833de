package com.moviemind.messaging.avro;

import com.moviemind.schemas.EventType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The registry's ids of the schemas this process writes, asked for once and kept for good. */
public final class SchemaIds {

  private record Key(String topic, EventType type, int version) {}

  private final SchemaRegistryClient registry;
  private final boolean register;
  private final ConcurrentMap<Key, Integer> ids = new ConcurrentHashMap<>();

  public SchemaIds(SchemaRegistryClient registry, boolean register) {
    this.registry = registry;
    this.register = register;
  }

  /**
   * Subject names follow Confluent's TopicRecordNameStrategy.
   *
   * @throws RegistryUnavailable when the registry is away or does not know the schema
   */
  public int of(String topic, EventType type, int version) {
    var key = new Key(topic, type, version);
    var known = ids.get(key);
    if (known != null) {
      return known;
    }
    var subject = topic + "-" + type.fullName();
    var schema = type.released(version);
    int id =
        register
            ? registry.register(subject, schema)
            : registry
                .idOf(subject, schema)
                .orElseThrow(() ->
                    new RegistryUnavailable(
                        "not registered: " + subject + "; run the provisioning step"));
    ids.put(key, id);
    return id;
  }
}
