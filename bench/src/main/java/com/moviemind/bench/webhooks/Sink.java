package com.moviemind.bench.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** A receiver that costs less than what sends to it: kept connections, one answer for all. */
final class Sink implements AutoCloseable {

  private static final byte[] WELL =
      "HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] ILL =
      "HTTP/1.1 500 Ill\r\ncontent-length: 0\r\n\r\n".getBytes(ISO_8859_1);

  private final ServerSocket server;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final ConcurrentLinkedQueue<Double> lagMs = new ConcurrentLinkedQueue<>();
  private volatile boolean ill;

  Sink() throws IOException {
    server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void isIll(boolean now) {
    ill = now;
  }

  long taken() {
    return taken.get();
  }

  long refused() {
    return refused.get();
  }

  /** Forgets the times so far. */
  void forget() {
    lagMs.clear();
  }

  /** How many times there are. */
  int timed() {
    return lagMs.size();
  }

  /** Times from a text's completion to the arrival of its event, sorted. */
  List<Double> lagMs() {
    return lagMs.stream().sorted().toList();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
      while (true) {
        int length = bodyLength(in);
        var body = new String(in.readNBytes(length), UTF_8);
        var now = Instant.now();
        if (ill) {
          refused.incrementAndGet();
          socket.getOutputStream().write(ILL);
        } else {
          taken.incrementAndGet();
          socket.getOutputStream().write(WELL);
          note(body, now);
        }
      }
    } catch (IOException gone) {
      // the api closes connections it no longer needs
    }
  }

  private void note(String body, Instant now) {
    if (body.contains("\"type\": \"job.completed\"") && body.contains("text_id")) {
      var mark = "\"timestamp\": \"";
      int from = body.indexOf(mark) + mark.length();
      var at = Instant.parse(body.substring(from, body.indexOf('"', from)));
      lagMs.add(Duration.between(at, now).toNanos() / 1e6);
    }
  }

  /** Reads the head of a request; fails at the end of the connection. */
  private static int bodyLength(InputStream in) throws IOException {
    int length = 0;
    var line = new StringBuilder();
    while (true) {
      int letter = in.read();
      if (letter < 0) {
        throw new IOException("the connection ended");
      }
      if (letter == '\n') {
        if (line.isEmpty()) {
          return length;
        }
        var field = line.toString();
        if (field.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Integer.parseInt(field.substring(15).strip());
        }
        line.setLength(0);
      } else if (letter != '\r') {
        line.append((char) letter);
      }
    }
  }
}
