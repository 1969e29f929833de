package com.moviemind.local.faults.follow;

import com.moviemind.local.faults.evidence.Following.Reading;
import com.moviemind.local.faults.load.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** Reads a tenant's events from one number on, and goes on where it was after each break. */
final class Reader implements AutoCloseable {

  /** How the log is read. */
  enum Way {
    PULL,
    STREAM
  }

  private static final String EVENTS = "/api/v1/events";
  private static final int OK = 200;
  private static final long PAUSE_MILLIS = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(java.time.Duration.ofSeconds(3))
          .build();
  private final Tenant tenant;
  private final Way way;
  private final List<Long> seqs = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile String cursor;
  private volatile String last = "nothing yet";

  Reader(Tenant tenant, Way way, long after) {
    this.tenant = tenant;
    this.way = way;
    this.cursor = Long.toString(after);
    this.thread = Thread.ofVirtual().name("reader").start(this::readUntilClosed);
  }

  Reading reading() {
    return new Reading(
        way.name().toLowerCase(java.util.Locale.ROOT), tenant.id(), List.copyOf(seqs));
  }

  boolean hasReached(long seq) {
    return Long.parseLong(cursor) >= seq;
  }

  /** For a person who wonders why it goes no further. */
  @Override
  public String toString() {
    return "%s of tenant %s is at %s, last answer: %s".formatted(way, tenant.id(), cursor, last);
  }

  @Override
  public void close() {
    thread.interrupt();
    http.shutdownNow();
  }

  private void readUntilClosed() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          switch (way) {
            case PULL -> pull();
            case STREAM -> stream();
          }
        } catch (IOException | UncheckedIOException broken) {
          last = broken.toString();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pull() throws IOException, InterruptedException {
    var request =
        request("%s?limit=20&after=%s".formatted(EVENTS, cursor))
            .timeout(java.time.Duration.ofSeconds(15))
            .header("Prefer", "wait=2")
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      last = answer.statusCode() + " " + answer.body();
      return;
    }
    var page = JSON.readTree(answer.body());
    page.get("data").forEach(it -> seqs.add(Long.parseLong(it.get("cursor").asString())));
    cursor = page.get("cursor").asString();
  }

  private void stream() throws IOException, InterruptedException {
    var request =
        request(EVENTS)
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", cursor)
            .build();
    var answer = http.send(request, BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      if (answer.statusCode() != OK) {
        last = answer.statusCode() + " " + String.join(" ", lines.toList());
        return;
      }
      lines.forEach(new Parser()::line);
    }
  }

  /** As an EventSource: what is told counts once its empty line is there. */
  private final class Parser {

    private String id = cursor;
    private boolean event;

    void line(String line) {
      if (line.startsWith("id: ")) {
        id = line.substring("id: ".length());
      } else if (line.startsWith("data: ")) {
        event = true;
      } else if (line.isEmpty()) {
        if (event) {
          seqs.add(Long.parseLong(id));
        }
        cursor = id;
        event = false;
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(tenant.api() + path))
        .header("X-API-Key", tenant.key());
  }
}
