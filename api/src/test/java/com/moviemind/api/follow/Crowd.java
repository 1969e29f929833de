package com.moviemind.api.follow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Many clients of one tenant's stream who come, and come back, all at the same moment. In HTTP/1.0:
 * chunks may end within a line.
 */
final class Crowd implements AutoCloseable {

  private final List<Member> members;
  private final String key;
  private final AtomicInteger connected = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Crowd(int count, String key) {
    this.key = key;
    this.members = IntStream.range(0, count).mapToObj(_ -> new Member()).toList();
  }

  /** Everybody connects before anybody waits for an answer. */
  void connect(int port) throws IOException {
    for (var it : members) {
      it.connect(port);
    }
    members.forEach(it -> Thread.ofVirtual().start(it::read));
  }

  /** How many streams are open. */
  int connected() {
    return connected.get();
  }

  /** How many connections ended without a stream. */
  int refused() {
    return refused.get();
  }

  boolean allHeard(int events) {
    return members.stream().allMatch(it -> it.heard.size() >= events);
  }

  /** What each of them heard, by cursor. */
  List<List<Long>> heard() {
    return members.stream().map(it -> List.copyOf(it.heard)).toList();
  }

  @Override
  public void close() throws IOException {
    for (var it : members) {
      it.socket.close();
    }
  }

  private final class Member {

    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private volatile String lastId = "";
    private volatile Socket socket = new Socket();

    private void connect(int port) throws IOException {
      socket.close();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      var last = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.0\r\nHost: x\r\nX-API-Key: %s\r\nAccept: text/event-stream\r\n%s\r\n"
                  .formatted(key, last)
                  .getBytes(StandardCharsets.US_ASCII));
    }

    private void read() {
      var open = false;
      try (var lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        var status = lines.readLine();
        open = status != null && status.contains(" 200");
        if (open) {
          connected.incrementAndGet();
        }
        var id = lastId;
        var isEvent = false;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            isEvent = true;
          } else if (line.isEmpty()) {
            // an event that breaks off is not heard, and has to come again
            lastId = id;
            if (isEvent) {
              heard.add(Long.parseLong(id));
            }
            isEvent = false;
          }
        }
      } catch (IOException _) {
        // ended by one of both
      } finally {
        (open ? connected : refused).addAndGet(open ? -1 : 1);
      }
    }
  }
}
