package com.moviemind.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackageInfoTest {

  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyRoomStatesItsPurpose() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      var packages =
          files
              .filter(it -> it.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      assertThat(packages).hasSizeGreaterThan(5).allMatch(PackageInfoTest::statesItsPurpose);
    }
  }

  private static boolean statesItsPurpose(Path folder) {
    var info = folder.resolve("package-info.java");
    try {
      var text = Files.exists(info) ? Files.readString(info) : "";
      return text.startsWith("/**") && text.contains("@NullMarked");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
