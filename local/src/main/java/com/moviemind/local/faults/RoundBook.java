package com.moviemind.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The verdicts so far, a line of JSON each, so that rounds go on where they were broken off. */
public final class RoundBook {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;

  public RoundBook(Path file) {
    this.file = file;
  }

  public List<Verdict> verdicts() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream()
              .filter(it -> it.endsWith("}"))
              .map(it -> JSON.readValue(it, Verdict.class))
              .toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void add(Verdict verdict) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          JSON.writeValueAsString(verdict) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets everything. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
