package com.moviemind.local.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs what is in {@code src/test/node} with exactly the libraries that its lock file names. */
public final class ForeignConsumer {

  private static final String INSTALL =
      "Events and webhooks are also read by libraries that no one here wrote, which need Node 20 or"
          + " newer with npm, and %s. On Debian: sudo apt-get install nodejs npm; else see"
          + " https://nodejs.org/en/download.";
  private static final int OLDEST_NODE = 20;
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path COPY = Path.of("target", "node").toAbsolutePath();
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "decode.mjs", "verify.mjs", "validate.mjs");

  private ForeignConsumer() {}

  /** Reads what these topics hold now, each a line of JSON: topic, key, headers, event. */
  public static List<JsonNode> read(String kafka, String registry, List<String> topics) {
    folderWithLibraries();
    var words = new ArrayList<>(List.of("node", "decode.mjs", kafka, registry));
    words.addAll(topics);
    return output(words).lines().map(JsonMapper.shared()::readTree).toList();
  }

  /** Where {@code node} finds the libraries; fails with how to install Node where it is missing. */
  public static synchronized Path folderWithLibraries() {
    requireNode();
    installLibraries();
    return COPY;
  }

  private static void requireNode() {
    String version;
    try {
      Files.createDirectories(COPY);
      version = output(List.of("node", "--version")).strip();
      output(List.of("npm", "--version"));
    } catch (IOException | UncheckedIOException missing) {
      throw new AssertionError(INSTALL.formatted("at least one of them is missing"), missing);
    }
    if (Integer.parseInt(version.replaceFirst("^v(\\d+).*", "$1")) < OLDEST_NODE) {
      throw new AssertionError(INSTALL.formatted("this one is " + version));
    }
  }

  /** Once for each lock file: a second run finds them in place. */
  private static void installLibraries() {
    var installed = COPY.resolve("node_modules").resolve(".package-lock.json");
    try {
      var known = COPY.resolve("package-lock.json");
      var same =
          Files.exists(installed)
              && Files.exists(known)
              && Files.mismatch(known, SOURCE.resolve("package-lock.json")) < 0;
      for (var file : FILES) {
        Files.copy(SOURCE.resolve(file), COPY.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
      if (!same) {
        installFromRegistry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What npm has fetched before needs no network; for the rest, one failure is not the last word.
   */
  private static void installFromRegistry() {
    var words =
        List.of(
            "npm",
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--fetch-retries=5");
    try {
      output(words);
    } catch (AssertionError first) {
      System.out.println("  | once more, for the network may be back: " + first.getMessage());
      try {
        output(words);
      } catch (AssertionError second) {
        second.addSuppressed(first);
        throw new AssertionError(
            "npm could not install what src/test/node/package-lock.json names, twice; what it has"
                + " not fetched before it takes from its registry over the network",
            second);
      }
    }
  }

  private static String output(List<String> words) {
    try {
      var complaints = COPY.resolve("stderr.log");
      var printed = COPY.resolve("stdout.log");
      // Into files: reading from the process itself would wait as long as it is silent.
      var process =
          new ProcessBuilder(words)
              .directory(COPY.toFile())
              .redirectOutput(printed.toFile())
              .redirectError(complaints.toFile())
              .start();
      var ended = process.waitFor(3, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      var text = Files.readString(printed);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(
            "%s %s: %s%s"
                .formatted(
                    words,
                    ended ? "failed" : "did not end in 3 minutes",
                    text,
                    Files.readString(complaints)));
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
