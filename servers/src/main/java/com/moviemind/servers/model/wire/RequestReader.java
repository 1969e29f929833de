package com.moviemind.servers.model.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of a connection and cuts whole requests off their front. */
final class RequestReader {

  static final int MAX_REQUEST = 4 << 20;

  private byte[] held = new byte[4096];
  private int size;

  void add(ByteBuffer bytes) throws MalformedRequest {
    int more = bytes.remaining();
    if (size + more > MAX_REQUEST) {
      throw new MalformedRequest(413, "The request is larger than 4 MiB.");
    }
    if (size + more > held.length) {
      held = Arrays.copyOf(held, Math.max(held.length * 2, size + more));
    }
    bytes.get(held, size, more);
    size += more;
  }

  /** The next whole request, or null while bytes are missing. */
  @Nullable Request next() throws MalformedRequest {
    int end = endOfHead();
    if (end < 0) {
      return null;
    }
    var lines = new String(held, 0, end, ISO_8859_1).split("\r\n", -1);
    var start = lines[0].split(" ", -1);
    if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
      throw new MalformedRequest(400, "The request line is not HTTP/1.1.");
    }
    var headers = headers(lines);
    int bodyStart = end + 4;
    if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
      return chunked(start, headers, bodyStart);
    }
    int length = number(headers.getOrDefault("content-length", "0"), 10);
    if (size - bodyStart < length) {
      return null;
    }
    var body = Arrays.copyOfRange(held, bodyStart, bodyStart + length);
    drop(bodyStart + length);
    return new Request(start[0], start[1], headers, body);
  }

  private @Nullable Request chunked(String[] start, Map<String, String> headers, int from)
      throws MalformedRequest {
    var body = new ByteArrayOutputStream();
    int at = from;
    while (true) {
      int lineEnd = indexOfLineEnd(at);
      if (lineEnd < 0) {
        return null;
      }
      var line = new String(held, at, lineEnd - at, ISO_8859_1).strip();
      int extension = line.indexOf(';');
      int length = number(extension < 0 ? line : line.substring(0, extension), 16);
      int chunk = lineEnd + 2;
      if (size - chunk < length + 2) {
        return null;
      }
      at = chunk + length + 2;
      if (length == 0) {
        drop(at);
        return new Request(start[0], start[1], headers, body.toByteArray());
      }
      body.write(held, chunk, length);
    }
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = HashMap.newHashMap(lines.length);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.put(
            lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static int number(String digits, int radix) throws MalformedRequest {
    try {
      int number = Integer.parseInt(digits.strip(), radix);
      if (number < 0 || number > MAX_REQUEST) {
        throw new MalformedRequest(413, "The request is larger than 4 MiB.");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new MalformedRequest(400, "A length in the request is not a number.");
    }
  }

  private int endOfHead() {
    for (int i = 0; i + 3 < size; i++) {
      if (held[i] == '\r' && held[i + 1] == '\n' && held[i + 2] == '\r' && held[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private int indexOfLineEnd(int from) {
    for (int i = from; i + 1 < size; i++) {
      if (held[i] == '\r' && held[i + 1] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void drop(int count) {
    size -= count;
    System.arraycopy(held, count, held, 0, size);
  }
}
