package com.moviemind.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessesTest {

  private final long self = ProcessHandle.current().pid();

  @Test
  void workDoneShowsAsProcessorTime() {
    var processes = new Processes(Map.of("api", List.of(self)));
    var before = processes.cpuMs();
    // by the thread's own clock: a busy machine gives it less of a second
    var thread = ManagementFactory.getThreadMXBean();
    long over = thread.getCurrentThreadCpuTime() + 200_000_000;
    while (thread.getCurrentThreadCpuTime() < over) {
      Thread.onSpinWait();
    }
    // the system counts in hundredths of a second
    assertThat(Processes.perJob(before, processes.cpuMs(), 2).get("api")).isBetween(90.0, 1000.0);
  }

  @Test
  void memoryIsMegabytes() {
    assertThat(new Processes(Map.of("api", List.of(self))).peakMb().get("api"))
        .isBetween(20.0, 8000.0);
  }

  @Test
  void quantilesAreValuesOfTheList() {
    var values = List.of(1.0, 2.0, 3.0, 4.0);
    assertThat(Quantile.of(values, 0.5)).isEqualTo(3);
    assertThat(Quantile.of(values, 0.99)).isEqualTo(4);
    assertThat(Quantile.of(List.of(), 0.5)).isNaN();
  }
}
