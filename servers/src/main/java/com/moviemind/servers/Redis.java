package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis as a bounded cache: it holds only what may be lost, so it writes nothing to disk. */
public final class Redis implements Server {

  private static final Duration START = Duration.ofSeconds(20);
  private static final int ANSWER_MILLIS = 1_000;

  private final ChildProcess process;
  private final int port;
  private final String password;

  private Redis(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  public static Redis start(Path home, int port, String password) {
    Ports.requireFree("redis", port);
    var configuration = home.resolve("redis").resolve("redis.conf");
    try {
      // A file, since other users of the machine can read command lines.
      Folders.writeSecret(
          configuration,
          """
          bind 127.0.0.1
          port %d
          requirepass %s
          save ""
          appendonly no
          maxmemory 128mb
          maxmemory-policy allkeys-lru
          """
              .formatted(port, password));
    } catch (IOException e) {
      throw new DidNotStart("cannot write " + configuration + ": " + e.getMessage(), e);
    }
    var command = List.of(Binaries.redis().toString(), configuration.toString());
    var redis = new Redis(ChildProcess.start(Launch.of("redis", home, command)), port, password);
    redis.process.awaitReady(START, redis::pongs);
    return redis;
  }

  @Override
  public URI address() {
    return URI.create("redis://:%s@127.0.0.1:%d".formatted(password, port));
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  private boolean pongs() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(ANSWER_MILLIS);
      var words = "AUTH " + password + "\r\nPING\r\n";
      socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+OK\r\n+PONG".length());
      return new String(answer, StandardCharsets.US_ASCII).endsWith("+PONG");
    }
  }
}
