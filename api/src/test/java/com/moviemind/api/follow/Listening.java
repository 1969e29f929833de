package com.moviemind.api.follow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of a stream of server-sent events, reading on a thread of its own. */
public final class Listening implements AutoCloseable {

  /** As the stream wrote it. */
  public record Message(String id, String type, String data) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpResponse<java.io.InputStream> response;
  private final List<Message> heard = new CopyOnWriteArrayList<>();
  private volatile String lastId = "";
  private volatile boolean over;

  private Listening(HttpRequest request) {
    try {
      response = http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::read);
  }

  /** Connects, and reads until the server ends the stream. */
  public static Listening to(int port, String path, String key, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("X-API-Key", key)
            .header("Accept", "text/event-stream");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return new Listening(request.build());
  }

  public int status() {
    return response.statusCode();
  }

  public String contentType() {
    return response.headers().firstValue("Content-Type").orElse("");
  }

  public List<Message> heard() {
    return heard;
  }

  public List<String> types() {
    return heard.stream().map(Message::type).toList();
  }

  /** What an EventSource would send as Last-Event-ID. */
  public String lastId() {
    return lastId;
  }

  /** Whether the server has ended the stream. */
  public boolean over() {
    return over;
  }

  /** Breaks the connection, as a network does. */
  public void leave() {
    http.shutdownNow();
  }

  @Override
  public void close() {
    leave();
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var id = lastId;
      var type = "";
      var data = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty()) {
          // an event that breaks off is not heard, and has to come again
          lastId = id;
          if (!data.isEmpty()) {
            heard.add(new Message(id, type, data));
          }
          type = "";
          data = "";
        }
      }
    } catch (IOException _) {
      // ended by one of both
    }
    over = true;
  }
}
