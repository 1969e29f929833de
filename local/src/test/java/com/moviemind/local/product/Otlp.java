package com.moviemind.local.product;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads spans out of an export request of OTLP, by the numbers of its protobuf fields. */
final class Otlp {

  private static final int ERROR = 2;

  /**
   * A span.
   *
   * @param parent empty where it has none
   * @param links spans of other traces, as trace and span joined by a dash
   */
  record Span(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      long startNanos,
      long endNanos,
      Map<String, String> attributes,
      List<String> links,
      boolean failed) {}

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Field(int number, long value, byte[] bytes) {}

  private final List<Field> fields = new ArrayList<>();

  private Otlp(byte[] message) {
    var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = (int) (tag >>> 3);
      switch ((int) (tag & 7)) {
        case 0 -> fields.add(new Field(number, varint(in), new byte[0]));
        case 1 -> fields.add(new Field(number, in.getLong(), new byte[0]));
        case 2 -> {
          var bytes = new byte[(int) varint(in)];
          in.get(bytes);
          fields.add(new Field(number, 0, bytes));
        }
        case 5 -> fields.add(new Field(number, in.getInt(), new byte[0]));
        default -> throw new IllegalArgumentException("no protobuf");
      }
    }
  }

  static List<Span> spans(byte[] request) {
    return new Otlp(request)
        .messages(1)
        .flatMap(resource -> {
          var about = attributes(resource.messages(1).findFirst().orElseThrow(), 1);
          var service = about.getOrDefault("service.name", "");
          return resource
              .messages(2)
              .flatMap(scope -> scope.messages(2))
              .map(it -> it.span(service));
        })
        .toList();
  }

  private Span span(String service) {
    return new Span(
        service,
        hex(1),
        hex(2),
        hex(4),
        text(5),
        number(7),
        number(8),
        attributes(this, 9),
        messages(13).map(it -> it.hex(1) + "-" + it.hex(2)).toList(),
        messages(15).anyMatch(it -> it.number(3) == ERROR));
  }

  private static Map<String, String> attributes(Otlp message, int number) {
    var attributes = new HashMap<String, String>();
    message
        .messages(number)
        .forEach(pair ->
            pair.messages(2)
                .forEach(value ->
                    attributes.put(
                        pair.text(1),
                        value.fields.stream().anyMatch(it -> it.number() == 1)
                            ? value.text(1)
                            : Long.toString(value.number(3)))));
    return attributes;
  }

  private Stream<Otlp> messages(int number) {
    return fields.stream().filter(it -> it.number() == number).map(it -> new Otlp(it.bytes()));
  }

  private String hex(int number) {
    return HexFormat.of().formatHex(bytes(number));
  }

  private String text(int number) {
    return new String(bytes(number), java.nio.charset.StandardCharsets.UTF_8);
  }

  private byte[] bytes(int number) {
    return fields.stream()
        .filter(it -> it.number() == number)
        .map(Field::bytes)
        .findFirst()
        .orElse(new byte[0]);
  }

  private long number(int number) {
    return fields.stream()
        .filter(it -> it.number() == number)
        .mapToLong(Field::value)
        .findFirst()
        .orElse(0);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      var next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
