package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.Jvm;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The stand-in for a language model, as a process of its own. */
public final class ModelStandIn implements Server {

  private static final String MAIN = "com.moviemind.servers.model.ModelStandInMain";
  private static final Duration START = Duration.ofSeconds(30);
  private static final int HEAP_MEGABYTES = 128;

  private final ChildProcess process;
  private final int port;

  private ModelStandIn(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the stand-in.
   *
   * @param options as its {@code --help} names them, such as {@code --latency-median 1000}
   */
  public static ModelStandIn start(Path home, int port, String... options) {
    Ports.requireFree("model stand-in", port);
    var words = Jvm.command(HEAP_MEGABYTES, List.of("-cp", Binaries.ownClassPath()), MAIN);
    words.addAll(List.of("--port", Integer.toString(port)));
    words.addAll(List.of(options));
    var process = ChildProcess.start(Launch.of("model", home, words));
    return new ModelStandIn(process.awaitReady(START, () -> listens(port)), port);
  }

  /** The base address of its OpenAI-compatible interface. */
  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(port));
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  private static boolean listens(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }
}
