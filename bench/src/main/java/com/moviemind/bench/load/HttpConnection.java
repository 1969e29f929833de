package com.moviemind.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection, used by one thread. It is opened when first used and again after it broke.
 */
public final class HttpConnection implements AutoCloseable {

  private static final int TIMEOUT_MS = 120_000;

  /** The status and, of the body, what was asked for. */
  public record Answer(int status, String body) {

    /** A string field of a flat JSON object; empty where it is missing. */
    public String field(String name) {
      int at = body.indexOf("\"" + name + "\"");
      int open = at < 0 ? -1 : body.indexOf('"', body.indexOf(':', at + name.length() + 2) + 1);
      int end = open < 0 ? -1 : body.indexOf('"', open + 1);
      return end < 0 ? "" : body.substring(open + 1, end);
    }
  }

  private final String host;
  private final int port;
  private final String headers;
  private byte[] buffer = new byte[16 << 10];
  private int size;
  private @Nullable Socket socket;

  public HttpConnection(URI base, String key) {
    host = base.getHost();
    port = base.getPort();
    headers =
        " HTTP/1.1\r\nhost: "
            + host
            + ":"
            + port
            + (key.isEmpty() ? "" : "\r\nx-api-key: " + key)
            + "\r\n";
  }

  public Answer get(String path) throws IOException {
    return exchange(("GET " + path + headers + "\r\n").getBytes(ISO_8859_1));
  }

  public Answer post(String path, String type, byte[] body) throws IOException {
    var head =
        ("POST "
                + path
                + headers
                + "content-type: "
                + type
                + "\r\ncontent-length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(ISO_8859_1);
    var request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return exchange(request);
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  private Answer exchange(byte[] request) throws IOException {
    try {
      var open = socket == null ? open() : socket;
      OutputStream out = open.getOutputStream();
      out.write(request);
      return read(open.getInputStream());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket open() throws IOException {
    var opened = new Socket(host, port);
    opened.setTcpNoDelay(true);
    opened.setSoTimeout(TIMEOUT_MS);
    socket = opened;
    return opened;
  }

  private Answer read(InputStream in) throws IOException {
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
    if (lines.contains("connection: close")) {
      close();
    }
    return new Answer(status, body);
  }

  private String chunks(InputStream in, int start) throws IOException {
    var body = new java.io.ByteArrayOutputStream();
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
