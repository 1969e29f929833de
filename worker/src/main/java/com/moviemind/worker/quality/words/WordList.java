package com.moviemind.worker.quality.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Word lists of the gate: words between spaces, and lines that begin with # for people. */
public final class WordList {

  private WordList() {}

  /**
   * All words of a list.
   *
   * @param name of a file in {@code resources/quality}
   */
  public static Set<String> read(String name) {
    return lines(name).stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** The words of each line of a list. */
  public static List<List<String>> lines(String name) {
    try (var file = WordList.class.getResourceAsStream("/quality/" + name)) {
      if (file == null) {
        throw new IllegalStateException("word list %s is missing".formatted(name));
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(it -> !it.isBlank() && !it.startsWith("#"))
          .map(it -> List.of(it.strip().split(" +")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
