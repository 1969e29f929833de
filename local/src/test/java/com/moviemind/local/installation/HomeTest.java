package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path folder;

  @Test
  void secretsStayFromStartToStartAndWithTheirOwner() throws IOException {
    var home = Home.at(folder.resolve("home"));
    try (var taken = home.take()) {
      assertThat(taken.isValid()).isTrue();
      var first = Secrets.of(home);

      assertThat(Secrets.of(home).apiKey()).isEqualTo(first.apiKey()).matches("mm_[\\w-]{43}");
      assertThat(first.adminKey()).matches("mm_[\\w-]{43}").isNotEqualTo(first.apiKey());
      assertThat(first.password("postgres")).isNotEqualTo(first.password("owner")).isNotBlank();
      assertThat(Files.getPosixFilePermissions(home.secretsFile()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(Files.getPosixFilePermissions(home.folder()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aResetRemovesWhatAnInstallationWroteAndNothingElse() throws IOException {
    var home = Home.at(folder);
    home.take().acquiredBy().close();
    Secrets.of(home);
    var mine = Files.writeString(folder.resolve("notes.txt"), "mine");

    home.empty();

    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(mine);
    }
  }

  @Test
  void aFolderThatIsNoHomeIsNotReset() {
    assertThatThrownBy(() -> Home.at(folder).empty())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("not the home");
  }

  @Test
  void aHomeThatCannotBeMadeIsRefusedWithItsName() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Home.at(file.resolve("home")).take())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("file/home");
  }
}
