package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.servers.process.DidNotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, of which one cannot start. */
class FailedStartTest {

  @TempDir Path folder;

  @Test
  void aServerThatCannotStartIsQuotedAndNothingIsLeftRunning() throws IOException {
    var data = folder.resolve("postgres").resolve("data");
    Files.createDirectories(data);
    Files.writeString(data.resolve("PG_VERSION"), "9.6");

    assertThatThrownBy(() -> Installation.start(Options.of(folder), _ -> {}))
        .isInstanceOf(DidNotStart.class)
        .hasMessageContaining("postgres ended with code")
        .hasMessageContaining("logs/postgres.log");

    assertThat(ProcessHandle.current().descendants().filter(this::isOfThisHome)).isEmpty();
    assertThat(Home.at(folder).launcher()).isEmpty();
    try (var taken = Home.at(folder).take()) {
      assertThat(taken.isValid()).as("the home is free again").isTrue();
    }
  }

  private boolean isOfThisHome(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(folder.toString());
  }
}
