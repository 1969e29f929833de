package com.moviemind.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"up", "demo", "down", "status", "logs", "reset", "import", "listen"})
  void everyCommandExplainsItself(String command) {
    assertThat(CommandLines.run(command, "--help")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up --port 0",
        "up --port 65536",
        "up --port x",
        "up --workers 0",
        "up --wrkers 2",
        "fly"
      })
  void whatIsMisspeltIsRefusedWithTwo(String line) {
    assertThat(run(line)).isEqualTo(2);
  }

  @Test
  void aSheetOfModelFaultsThatCannotBeReadIsRefusedWithTwo() throws IOException {
    var file =
        Files.writeString(home.resolve("faults.json"), "{\"rules\":[{\"fault\":\"bad_mood\"}]}");

    assertThat(run("up --model-faults " + file)).isEqualTo(2);
    assertThat(run("up --model-faults " + home.resolve("none.json"))).isEqualTo(2);
    assertThat(home.resolve("logs")).doesNotExist();
  }

  @Test
  void aPortInUseIsRefusedWithTwoAndNothingStarts() throws IOException {
    try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(run("up --port " + holder.getLocalPort())).isEqualTo(2);
    }
    assertThat(home.resolve("logs")).doesNotExist();
  }

  @Test
  void aHomeThatNobodyUsesCanBeAskedAndStopped() {
    assertThat(run("status")).isEqualTo(1);
    assertThat(run("status --json")).isEqualTo(1);
    assertThat(run("down")).isZero();
    assertThat(run("reset --yes")).isZero();
    assertThat(run("logs")).isEqualTo(2);
  }

  @Test
  void anImportNeedsAFileAndARunningInstallation() throws IOException {
    assertThat(run("import " + home.resolve("missing.ndjson"))).isEqualTo(2);
    var file = Files.writeString(home.resolve("films.ndjson"), "{}\n");
    assertThat(run("import " + file)).isEqualTo(2);
    assertThat(run("import")).isEqualTo(2);
  }

  @Test
  void listeningNeedsASecretOrARunningInstallation() {
    assertThat(run("listen")).isEqualTo(2);
    assertThat(run("listen --register")).isEqualTo(2);
    assertThat(run("listen --register --secret whsec_AAAA")).isEqualTo(2);
    assertThat(run("listen --secret AAAA")).isEqualTo(2);
    assertThat(run("listen --port 65536 --register")).isEqualTo(2);
  }

  private int run(String line) {
    return CommandLines.run((line + " --home " + home).split(" ", -1));
  }
}
