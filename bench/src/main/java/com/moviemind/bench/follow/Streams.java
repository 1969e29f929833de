package com.moviemind.bench.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Streams of one tenant's events, each on a connection of its own. */
public final class Streams implements AutoCloseable {

  private static final String COMPLETED = "event: job.completed";
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");

  private final URI api;
  private final String key;
  private final List<Socket> sockets = new ArrayList<>();
  private final AtomicInteger alive = new AtomicInteger();
  private final Queue<Double> completedToHeardMs = new ConcurrentLinkedQueue<>();

  public Streams(URI api, String key) {
    this.api = api;
    this.key = key;
  }

  /** Opens so many more at once; returns when each has been answered. */
  public void open(int count) throws IOException {
    for (int n = 0; n < count; n++) {
      var socket = new Socket(api.getHost(), api.getPort());
      sockets.add(socket);
      socket.getOutputStream().write(request().getBytes(ISO_8859_1));
    }
    for (int n = sockets.size() - count; n < sockets.size(); n++) {
      begin(n);
    }
  }

  public int alive() {
    return alive.get();
  }

  /** From the time in the event to its arrival, over all streams, sorted. */
  public List<Double> completedToHeardMs() {
    return completedToHeardMs.stream().sorted().toList();
  }

  /** How often a completion was heard. */
  public int heard() {
    return completedToHeardMs.size();
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  private void begin(int number) throws IOException {
    try {
      var lines =
          new BufferedReader(
              new InputStreamReader(sockets.get(number).getInputStream(), StandardCharsets.UTF_8),
              512);
      var status = lines.readLine();
      if (status == null || !status.contains(" 200")) {
        throw new IOException("answered with " + status);
      }
      alive.incrementAndGet();
      Thread.ofVirtual().start(() -> read(lines));
    } catch (IOException e) {
      throw new IOException("stream %,d: %s".formatted(number + 1, e.getMessage()), e);
    }
  }

  private void read(BufferedReader lines) {
    try (lines) {
      var completed = false;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          completed = line.equals(COMPLETED);
        } else if (completed && line.startsWith("data: ")) {
          note(line);
        }
      }
    } catch (IOException _) {
      // ended by one of both
    } finally {
      alive.decrementAndGet();
    }
  }

  private void note(String data) {
    var now = Instant.now();
    var timestamp = TIMESTAMP.matcher(data);
    if (timestamp.find()) {
      completedToHeardMs.add(
          Duration.between(Instant.parse(timestamp.group(1)), now).toNanos() / 1e6);
    }
  }

  /** In HTTP/1.0, so that the answer comes without chunks, which may end within a line. */
  private String request() {
    return "GET /api/v1/events HTTP/1.0\r\nhost: "
        + api.getAuthority()
        + "\r\naccept: text/event-stream\r\nx-api-key: "
        + key
        + "\r\n\r\n";
  }
}
