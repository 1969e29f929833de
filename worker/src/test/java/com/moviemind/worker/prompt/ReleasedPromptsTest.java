package com.moviemind.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A released prompt is never edited: texts name it in their passports. A better one gets the next
 * number.
 */
class ReleasedPromptsTest {

  private static final Path PROMPTS = Path.of("src/main/resources/prompts");

  @Test
  void releasedPromptsAreAsTheyWereReleased() throws IOException {
    var released = new TreeMap<String, String>();
    for (var line : Files.readAllLines(Path.of("src/test/resources/released-prompts.sha256"))) {
      released.put(line.substring(66), line.substring(0, 64));
    }
    var present = new TreeMap<String, String>();
    try (var files = Files.walk(PROMPTS)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        present.put(PROMPTS.relativize(file).toString(), Sha256.hex(Files.readString(file)));
      }
    }
    assertThat(present).isEqualTo(released);
  }
}
