package com.moviemind.messaging.avro;

import com.moviemind.schemas.EventType;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/** Reads events of any released version into the classes of this build. */
public final class EventDecoder {

  static {
    // Avro makes no instance of a class it was not told to trust
    var events = EventType.GENERATION_REQUESTED.schema().getNamespace();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.DEFAULT, type -> type.getPackageName().equals(events)));
  }

  private final SchemaRegistryClient registry;
  private final ConcurrentMap<Integer, SpecificDatumReader<SpecificRecordBase>> readers =
      new ConcurrentHashMap<>();

  public EventDecoder(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * The event in a record of Confluent's wire format.
   *
   * @throws Unreadable when the bytes are proven wrong
   * @throws RegistryUnavailable when that cannot be told now
   */
  public SpecificRecordBase decode(byte @org.jspecify.annotations.Nullable [] record)
      throws Unreadable {
    if (record == null || !WireFormat.valid(record)) {
      throw new Unreadable("not in Confluent's wire format");
    }
    var reader = reader(WireFormat.schemaId(record));
    var body =
        DecoderFactory.get()
            .binaryDecoder(record, WireFormat.HEADER, record.length - WireFormat.HEADER, null);
    try {
      return reader.read(null, body);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("the body does not fit its schema: " + e);
    }
  }

  private SpecificDatumReader<SpecificRecordBase> reader(int id) throws Unreadable {
    var known = readers.get(id);
    if (known != null) {
      return known;
    }
    var writer = registry.byId(id);
    if (writer.isEmpty()) {
      throw new Unreadable("the registry has no schema " + id);
    }
    var made = reader(writer.get());
    readers.put(id, made);
    return made;
  }

  private static SpecificDatumReader<SpecificRecordBase> reader(Schema writer) throws Unreadable {
    var type = Optional.<Class<?>>ofNullable(SpecificData.get().getClass(writer));
    if (type.isEmpty()) {
      throw new Unreadable("no event is called " + writer.getFullName());
    }
    var reader = SpecificData.get().getSchema(type.get());
    return new SpecificDatumReader<>(writer, reader, SpecificData.getForSchema(reader));
  }
}
