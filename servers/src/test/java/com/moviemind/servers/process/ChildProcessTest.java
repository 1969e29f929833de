package com.moviemind.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir Path home;

  @Test
  void anEarlyEndTellsTheCodeAndTheLastWords() {
    var child = ChildProcess.start(shell("echo no more disk; exit 3"));

    assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10), () -> false))
        .isInstanceOf(DidNotStart.class)
        .hasMessageContaining("code 3")
        .hasMessageContaining("no more disk");
  }

  @Test
  void aMuteProcessIsEndedWhenItsTimeIsUp() {
    var child = ChildProcess.start(shell("exec sleep 60"));

    assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100), () -> false))
        .isInstanceOf(DidNotStart.class)
        .hasMessageContaining("not ready");
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void interruptedStarterStillGetsTheProcessItMustEnd() {
    Thread.currentThread().interrupt();
    var child = ChildProcess.start(shell("exec sleep 60"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(child.isAlive()).isTrue();
    child.close();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void whoIsInterruptedWhileWaitingLeavesNoProcessBehind() {
    var child = ChildProcess.start(shell("exec sleep 60"));

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> child.awaitDone(Duration.ofSeconds(60)))
        .isInstanceOf(DidNotStart.class);

    assertThat(child.isAlive()).isFalse();
    assertThat(Thread.interrupted()).as("its caller hears of it too").isTrue();
  }

  /** Often, for what was killed may be gone by itself before anybody looks. */
  @RepeatedTest(10)
  void whoIsInterruptedWhileEndingAProcessLeavesNoneBehind() {
    var child = ChildProcess.start(shell("trap '' TERM; exec sleep 60"));

    Thread.currentThread().interrupt();
    child.close();

    assertThat(child.isAlive()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void wordsOfAnEarlierLifeAreNotQuoted() {
    ChildProcess.start(shell("echo first life")).onExit().join();
    var second = ChildProcess.start(shell("echo second life"));
    second.onExit().join();

    assertThat(second.tail()).contains("second life").doesNotContain("first life");
  }

  @Test
  void aSurvivorIsFoundByItsPidFileAndEnded() {
    var child = ChildProcess.start(shell("exec sleep 60"));

    assertThat(PidFiles.sweep(home)).containsExactly("sleeper");
    assertThat(child.onExit().join()).isNotZero();
    assertThat(PidFiles.sweep(home)).isEmpty();
  }

  @Test
  void aReusedProcessIdIsNobodyOfOurs() throws IOException {
    var file = home.resolve("run").resolve("sleeper.pid");
    Files.createDirectories(file.getParent());
    Files.writeString(file, ProcessHandle.current().pid() + " 1");

    assertThat(PidFiles.survivor(file)).isEmpty();
    assertThat(PidFiles.sweep(home)).isEmpty();
  }

  @Test
  void portsAreDistinctAndOutOfTheWayOfOutgoingConnections() throws IOException {
    var ports = Ports.free(20);

    var outgoing = lowestOutgoing();
    assertThat(ports).doesNotHaveDuplicates().hasSize(20).allMatch(it -> it < outgoing);
    assertThat(ports).allMatch(Ports::isFree);
  }

  /** Of this machine; the usual one where the kernel does not say, or leaves no room below. */
  private static int lowestOutgoing() throws IOException {
    var range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    var lowest =
        Files.exists(range)
            ? Integer.parseInt(Files.readString(range).strip().split("\\s+", -1)[0])
            : 0;
    return lowest > 11_240 ? lowest : 32_768;
  }

  private Launch shell(String script) {
    return Launch.of("sleeper", home, List.of("sh", "-c", script));
  }
}
