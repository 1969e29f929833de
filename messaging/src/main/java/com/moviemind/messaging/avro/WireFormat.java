package com.moviemind.messaging.avro;

import java.nio.ByteBuffer;

/** Confluent's wire format: a zero byte, the schema's global id in four bytes, the Avro body. */
public final class WireFormat {

  static final int HEADER = 5;

  private WireFormat() {}

  public static byte[] join(int schemaId, byte[] body) {
    return ByteBuffer.allocate(HEADER + body.length)
        .put((byte) 0)
        .putInt(schemaId)
        .put(body)
        .array();
  }

  static boolean valid(byte[] record) {
    return record.length >= HEADER && record[0] == 0;
  }

  static int schemaId(byte[] record) {
    return ByteBuffer.wrap(record, 1, 4).getInt();
  }
}
