package com.moviemind.bench.installation;

import com.moviemind.bench.report.Progress;
import com.moviemind.servers.Folders;
import com.moviemind.servers.ModelStandIn;
import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation in a folder of its own, gone when closed. */
public final class ThrowAway implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration START = Duration.ofMinutes(10);
  private static final long BETWEEN_LOOKS_MS = 2_000;

  private final Path folder;
  private final ModelStandIn model;
  private final ChildProcess launcher;
  private final Target target;

  private ThrowAway(Path folder, ModelStandIn model, ChildProcess launcher, Target target) {
    this.folder = folder;
    this.model = model;
    this.launcher = launcher;
    this.target = target;
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param command the {@code moviemind} script
   * @param workers replicas of the worker
   * @param environment for its applications, such as {@code MOVIEMIND_PROVIDER_CONCURRENCY}
   */
  public static ThrowAway start(
      Path command, int workers, Map<String, String> environment, Progress progress)
      throws IOException {
    var folder = newFolder();
    var model = ModelStandIn.start(folder, Ports.free(1).getFirst());
    Map<String, String> told = new HashMap<>(environment);
    told.put("OPENAI_BASE_URL", model.address().toString());
    var home = folder.resolve("home");
    int port = Ports.free(1).getFirst();
    var words =
        List.of(
            command.toString(),
            "up",
            "--home",
            home.toString(),
            "--port",
            Integer.toString(port),
            "--workers",
            Integer.toString(workers));
    var launcher = ChildProcess.start(Launch.of("up", folder, words).with(told));
    // Whoever ends the benchmark ends the installation too; its folder goes with it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher, model, folder)));
    long began = System.nanoTime();
    launcher.awaitReady(
        START,
        () -> {
          progress.status(
              "starting an installation, %d s"
                  .formatted((System.nanoTime() - began) / 1_000_000_000));
          return listens(port) && status(command, home).path("ready").asBoolean(false);
        });
    progress.line(
        "an installation is ready after %d s"
            .formatted((System.nanoTime() - began) / 1_000_000_000));
    var target = Target.of(status(command, home), model.address(), model.pid());
    return new ThrowAway(folder, model, launcher, target);
  }

  public Target target() {
    return target;
  }

  @Override
  public void close() {
    stop(launcher, model, folder);
  }

  /** Also when it is stopped already, as after a close that a shutdown follows. */
  private static synchronized void stop(ChildProcess launcher, ModelStandIn model, Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    launcher.close();
    model.close();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asking the command takes a second of processor time, so it is asked when there is hope. */
  private static boolean listens(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  /** Asks the command as a user would; not more often than a start needs. */
  private static JsonNode status(Path command, Path home) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
      var asking =
          new ProcessBuilder(command.toString(), "status", "--json", "--home", home.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var printed = asking.getInputStream().readAllBytes();
      asking.waitFor();
      return printed.length == 0 ? JSON.createObjectNode() : JSON.readTree(printed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DidNotStart("interrupted while an installation was starting", e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("moviemind-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
