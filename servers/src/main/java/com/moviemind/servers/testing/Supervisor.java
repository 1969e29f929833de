package com.moviemind.servers.testing;

import com.moviemind.servers.Folders;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The process that holds the servers of one build. Started by the first test that needs them; ends,
 * and the servers with it, when the build's process is gone.
 */
final class Supervisor {

  static final String ADDRESSES = "addresses.properties";
  static final String FAILURE = "failure.txt";
  static final String CHOICE = "moviemind.servers";

  private static final int PATIENCE_SECONDS = 60;

  private Supervisor() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var build =
        Build.of(
            ProcessHandle.of(Long.parseLong(args[0]))
                .orElseThrow(() -> new DidNotStart("the build ended before its servers started")));
    clearUpAfterOthers(build);
    var over = new CountDownLatch(1);
    var gone = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> endPolitely(over, gone)));
    var _ = build.process().onExit().thenRun(over::countDown);
    try (var servers = start(build.folder())) {
      servers.addresses().writeTo(build.folder().resolve(ADDRESSES));
      over.await();
    } catch (RuntimeException e) {
      Files.writeString(build.folder().resolve(FAILURE), String.valueOf(e.getMessage()));
      throw e;
    } finally {
      gone.countDown();
    }
    Folders.delete(build.folder());
  }

  private static SharedServers start(Path home) {
    var password = UUID.randomUUID().toString();
    return switch (System.getProperty(CHOICE, "auto")) {
      case "embedded" -> EmbeddedServers.start(home, password);
      case "containers" -> ContainerServers.start(home, password);
      case "auto" ->
          ContainerServers.engineAnswers()
              ? ContainerServers.start(home, password)
              : EmbeddedServers.start(home, password);
      case String other ->
          throw new DidNotStart(
              "-D%s=%s: say embedded, containers or auto".formatted(CHOICE, other));
    };
  }

  /** What builds that were killed with their supervisors left on the disk. */
  private static void clearUpAfterOthers(Build build) throws IOException {
    try (var folders = Files.list(Build.allBuilds())) {
      for (var folder : folders.filter(it -> !it.equals(build.folder())).toList()) {
        if (Build.isOver(folder)) {
          PidFiles.sweep(folder);
          Folders.delete(folder);
        }
      }
    }
  }

  /** Ctrl-C reaches this process as it reaches the build: the servers stop before it does. */
  private static void endPolitely(CountDownLatch over, CountDownLatch gone) {
    over.countDown();
    try {
      var _ = gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
