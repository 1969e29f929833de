package com.moviemind.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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
        if (file.endsWith("in-use.txt")) {
          continue;
        }
        present.put(PROMPTS.relativize(file).toString(), Sha256.hex(Files.readString(file)));
      }
    }
    var changed = new TreeSet<String>();
    for (var name : released.keySet()) {
      if (!Objects.equals(released.get(name), present.get(name))) {
        changed.add(name);
      }
    }
    assertThat(changed)
        .as(
            """
            Texts name these prompts in their passports, so they must stay as they were released. The way out:
            put them back (git checkout), copy each under the next number of its folder, change the copy,
            and write its name into prompts/in-use.txt.\
            """)
        .isEmpty();
    present.keySet().removeAll(released.keySet());
    assertThat(present)
        .as(
            """
            New prompts are released by a line each in src/test/resources/released-prompts.sha256,
            and never edited after that: the hash, two spaces, the name.\
            """)
        .isEmpty();
  }
}
