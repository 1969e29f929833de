package com.moviemind.local.installation;

import com.moviemind.servers.SmallDisk;
import com.moviemind.servers.clock.WrongClock;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies under the processes of an installation that is to be hurt.
 *
 * @param disk the broker's; null for the machine's own
 * @param clocks one for each worker, in their order; empty where they cannot be set
 */
record Rig(@Nullable SmallDisk disk, List<WrongClock> clocks) implements AutoCloseable {

  static Rig of(Plan plan) {
    var hardship = plan.options().hardship();
    var home = plan.home().folder();
    var disk =
        hardship.brokerMegabytes() == 0
            ? null
            : SmallDisk.mount(
                home,
                "kafka-disk",
                home.resolve("kafka").resolve("data"),
                hardship.brokerMegabytes());
    var clocks =
        IntStream.rangeClosed(1, hardship.clocks() ? plan.options().workers() : 0)
            .mapToObj(it -> WrongClock.in(home.resolve("run").resolve("clock-" + it)))
            .toList();
    return new Rig(disk, clocks);
  }

  /** What a worker's JVM has to be told, by its number from 1. */
  List<String> javaOptions(int worker) {
    return clocks.isEmpty() ? List.of() : clocks.get(worker - 1).javaOptions();
  }

  @Override
  public void close() {
    if (disk != null) {
      disk.close();
    }
  }
}
