package com.moviemind.local.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client that follows a tenant's events and reconnects as an EventSource does. */
final class FollowedStream implements AutoCloseable {

  private static final long PAUSE_MS = 50;
  private static final int SILENCE_MS = 60_000;

  private final Client client;
  private final List<URI> instances;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Thread thread;
  private volatile String lastId;

  /**
   * An event.
   *
   * @param job null where it is about something else, such as an endpoint
   */
  record Heard(UUID id, long cursor, String type, @Nullable UUID job) {}

  private FollowedStream(Client client, String cursor, List<URI> instances) {
    this.client = client;
    this.instances = instances;
    this.lastId = cursor;
    this.thread = Thread.ofVirtual().start(this::follow);
  }

  /** Takes another of these instances each time a connection ends. */
  static FollowedStream from(Client client, String cursor, URI... instances) {
    return new FollowedStream(client, cursor, List.of(instances));
  }

  List<Heard> heard() {
    return heard;
  }

  /** The jobs of which it was heard that they are done. */
  Set<UUID> completed() {
    return heard.stream()
        .filter(it -> it.type().equals("job.completed"))
        .map(it -> Objects.requireNonNull(it.job()))
        .collect(Collectors.toSet());
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void follow() {
    try {
      for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
        try {
          read(instances.get(turn % instances.size()));
        } catch (IOException _) {
          // the server is gone for the moment
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(URI instance) throws IOException {
    var address = instance.resolve("/api/v1/events").toURL();
    var connection = (HttpURLConnection) address.openConnection();
    connection.setReadTimeout(SILENCE_MS);
    connection.setRequestProperty("X-API-Key", client.key());
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setRequestProperty("Last-Event-ID", lastId);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      connections.incrementAndGet();
      var id = lastId;
      var data = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          note(data);
          lastId = id;
          data = "";
        }
      }
    }
  }

  private void note(String data) {
    if (!data.isEmpty()) {
      var event = Client.JSON.readTree(data);
      var job = event.path("job_id").asString("");
      heard.add(
          new Heard(
              UUID.fromString(event.get("id").asString()),
              event.get("cursor").asLong(),
              event.get("type").asString(),
              job.isEmpty() ? null : UUID.fromString(job)));
    }
  }
}
