package com.moviemind.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
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
  private final ResponseReader reader = new ResponseReader();
  private @Nullable Socket socket;

  public HttpConnection(URI base, String key) {
    this(base, key, "");
  }

  /**
   * A connection whose requests carry more header fields.
   *
   * @param more each ended by a line break
   */
  public HttpConnection(URI base, String key, String more) {
    host = base.getHost();
    port = base.getPort();
    headers =
        " HTTP/1.1\r\nhost: "
            + host
            + ":"
            + port
            + (key.isEmpty() ? "" : "\r\nx-api-key: " + key)
            + "\r\n"
            + more;
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
      var answer = reader.read(open.getInputStream());
      if (reader.closes()) {
        close();
      }
      return answer;
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
}
