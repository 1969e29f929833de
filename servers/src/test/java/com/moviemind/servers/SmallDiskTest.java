package com.moviemind.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.moviemind.servers.process.Ports;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker on a disk that can be filled. */
class SmallDiskTest {

  private static final int MEGABYTES = 96;

  @TempDir Path home;

  @Test
  void brokerLivesOnItAndFindsItsDataAgain() throws Exception {
    assumeTrue(SmallDisk.isPossible(), "this machine lets nobody mount");
    try (var disk = SmallDisk.mount(home, "disk", home.resolve("kafka/data"), MEGABYTES)) {
      var ports = Ports.free(2);
      var first = Kafka.start(home, ports.get(0), ports.get(1), 256, disk);
      assertThat(home.resolve("kafka/data")).as("seen from outside").isEmptyDirectory();
      assertThat(disk.fill()).isBetween(1L << 20, (long) MEGABYTES << 20);
      ProcessHandle.of(first.pid()).orElseThrow().destroyForcibly();
      first.onExit().get(10, TimeUnit.SECONDS);
      first.close();
      disk.free();
      try (var second = Kafka.start(home, ports.get(0), ports.get(1), 256, disk)) {
        assertThat(second.pid()).isNotEqualTo(first.pid());
      }
    }
  }
}
