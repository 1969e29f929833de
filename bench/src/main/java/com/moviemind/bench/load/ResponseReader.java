package com.moviemind.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.bench.load.HttpConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/** Reads one answer after the other into one buffer. */
final class ResponseReader {

  private byte[] buffer = new byte[16 << 10];
  private int size;
  private boolean closes;

  /** Whether the server ends the connection after the answer read last. */
  boolean closes() {
    return closes;
  }

  Answer read(InputStream in) throws IOException {
    size = 0;
    int head = -1;
    while (head < 0) {
      fill(in);
      head = indexOf("\r\n\r\n", 0);
    }
    var lines = new String(buffer, 0, head, ISO_8859_1).toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(lines.substring(9, 12));
    int start = head + 4;
    String body;
    int length = lines.indexOf("content-length:");
    if (length >= 0) {
      int end = start + Integer.parseInt(line(lines, length + 15));
      while (size < end) {
        fill(in);
      }
      body = new String(buffer, start, end - start, UTF_8);
    } else if (lines.contains("transfer-encoding: chunked")) {
      body = chunks(in, start);
    } else {
      body = "";
    }
    closes = lines.contains("connection: close");
    return new Answer(status, body);
  }

  private String chunks(InputStream in, int start) throws IOException {
    var body = new ByteArrayOutputStream();
    int at = start;
    while (true) {
      int end = indexOf("\r\n", at);
      while (end < 0) {
        fill(in);
        end = indexOf("\r\n", at);
      }
      int length = Integer.parseInt(new String(buffer, at, end - at, ISO_8859_1).strip(), 16);
      while (size < end + length + 4) {
        fill(in);
      }
      if (length == 0) {
        return body.toString(UTF_8);
      }
      body.write(buffer, end + 2, length);
      at = end + length + 4;
    }
  }

  private void fill(InputStream in) throws IOException {
    if (size == buffer.length) {
      buffer = Arrays.copyOf(buffer, size * 2);
    }
    int count = in.read(buffer, size, buffer.length - size);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    size += count;
  }

  private int indexOf(String ascii, int from) {
    for (int i = from; i + ascii.length() <= size; i++) {
      int j = 0;
      while (j < ascii.length() && buffer[i + j] == ascii.charAt(j)) {
        j++;
      }
      if (j == ascii.length()) {
        return i;
      }
    }
    return -1;
  }

  private static String line(String lines, int from) {
    int end = lines.indexOf('\r', from);
    return lines.substring(from, end < 0 ? lines.length() : end).strip();
  }
}
