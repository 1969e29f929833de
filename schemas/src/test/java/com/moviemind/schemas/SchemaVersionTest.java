package com.moviemind.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaVersionTest {

  @Test
  void expectedVersionIsTheNewestMigration() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(
              files.mapToInt(it -> Integer.parseInt(it.getFileName().toString().substring(1, 4))))
          .contains(SchemaVersion.EXPECTED)
          .allSatisfy(it -> assertThat(it).isLessThanOrEqualTo(SchemaVersion.EXPECTED));
    }
  }
}
