package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackageInfoTest {

  @Test
  void everyRoomStatesItsPurpose() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var silent =
          files
              .filter(it -> it.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(room -> !statesItsPurpose(room))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static boolean statesItsPurpose(Path room) {
    try {
      var info = Files.readString(room.resolve("package-info.java"));
      return info.startsWith("/**") && info.contains("@NullMarked");
    } catch (IOException missing) {
      return false;
    }
  }
}
