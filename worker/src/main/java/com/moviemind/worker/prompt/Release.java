package com.moviemind.worker.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A released prompt.
 *
 * @param name its folder and number, for example movie/1
 * @param words how long a text it asks for
 * @param bytes length of the instructions in UTF-8
 */
record Release(String name, Words words, String instructions, int bytes) {

  /** Bounds of a text's length, in words. */
  record Words(int min, int max) {}

  static Release read(String name, Words words) {
    try (var file = Release.class.getResourceAsStream("/prompts/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("prompt %s is missing".formatted(name));
      }
      var bytes = file.readAllBytes();
      return new Release(
          name, words, new String(bytes, StandardCharsets.UTF_8).strip(), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
