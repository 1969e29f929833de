package com.moviemind.bench.follow;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

  /** Opens so many more; returns once each has been answered. */
  public void open(int count) throws IOException {
    for (int n = 0; n < count; n++) {
      var socket = new Socket(api.getHost(), api.getPort());
      sockets.add(socket);
      socket.getOutputStream().write(request().getBytes(ISO_8859_1));
    }
    for (var socket : sockets.subList(sockets.size() - count, sockets.size())) {
      var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
      var status = lines.readLine();
      if (status == null || !status.contains(" 200")) {
        throw new IOException("a stream was answered with " + status);
      }
      alive.incrementAndGet();
      Thread.ofVirtual().start(() -> read(lines));
    }
  }

  public int alive() {
    return alive.get();
  }

  /** From the time in the event to its arrival on a stream, sorted. */
  public List<Double> completedToHeardMs() {
    return completedToHeardMs.stream().sorted().toList();
  }

  @Override
  public void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
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
    var timestamp = TIMESTAMP.matcher(data);
    if (timestamp.find()) {
      var at = Instant.parse(timestamp.group(1));
      var now = Instant.now();
      completedToHeardMs.add(
          (now.getEpochSecond() - at.getEpochSecond()) * 1e3
              + (now.getNano() - at.getNano()) / 1e6);
    }
  }

  private String request() {
    return "GET /api/v1/events HTTP/1.1\r\nhost: "
        + api.getAuthority()
        + "\r\naccept: text/event-stream\r\nx-api-key: "
        + key
        + "\r\n\r\n";
  }
}
