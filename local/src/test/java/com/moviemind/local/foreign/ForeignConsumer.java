package com.moviemind.local.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        output(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String output(List<String> words) {
    try {
      var complaints = COPY.resolve("stderr.log");
      var process =
          new ProcessBuilder(words)
              .directory(COPY.toFile())
              .redirectError(complaints.toFile())
              .start();
      var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(words + " failed: " + text + Files.readString(complaints));
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
