package com.moviemind.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Processor time and memory of an installation's processes, by name, from /proc. */
public final class Processes {

  /** The kernel counts processor time in hundredths of a second. */
  private static final double TICK_MS = 10;

  private final Map<String, List<Long>> pids;

  /** Each name with the processes it stands for; their children count too. */
  public Processes(Map<String, List<Long>> pids) {
    this.pids = Map.copyOf(pids);
  }

  /** Milliseconds of processor time since each started; and of the whole machine as "machine". */
  public Map<String, Double> cpuMs() {
    Map<String, Double> times = new TreeMap<>();
    pids.forEach((name, ids) ->
        times.put(
            name,
            ids.stream().flatMap(Processes::withChildren).mapToDouble(Processes::cpuMs).sum()));
    times.put("driver", cpuMs(ProcessHandle.current().pid()));
    times.put("machine", machineMs());
    return times;
  }

  /**
   * Megabytes at the peak of each; for a name with several processes what they do not share is
   * summed.
   */
  public Map<String, Double> peakMb() {
    Map<String, Double> peaks = new TreeMap<>();
    pids.forEach((name, ids) ->
        peaks.put(name, megabytes(ids.stream().flatMap(Processes::withChildren).toList())));
    return peaks;
  }

  /** Megabytes that the heap of this one JVM holds on to. */
  public double liveHeapMb(String name) throws InterruptedException {
    return LiveHeap.megabytes(pids.getOrDefault(name, List.of(0L)).getFirst());
  }

  /** Megabytes resident now, of each. */
  public Map<String, Double> residentMb() {
    Map<String, Double> resident = new TreeMap<>();
    pids.forEach((name, ids) ->
        resident.put(
            name,
            ids.stream()
                .flatMap(Processes::withChildren)
                .mapToDouble(it -> field(it, "VmRSS:") / 1024)
                .sum()));
    return resident;
  }

  /** The differences of two readings of {@link #cpuMs}, for each job. */
  public static Map<String, Double> perJob(
      Map<String, Double> before, Map<String, Double> after, long jobs) {
    Map<String, Double> costs = new TreeMap<>();
    after.forEach(
        (name, ms) -> costs.put(name, (ms - before.getOrDefault(name, 0.0)) / Math.max(1, jobs)));
    return costs;
  }

  private static java.util.stream.Stream<Long> withChildren(long pid) {
    var self = java.util.stream.Stream.of(pid);
    return ProcessHandle.of(pid)
        .map(it -> java.util.stream.Stream.concat(self, it.descendants().map(ProcessHandle::pid)))
        .orElse(java.util.stream.Stream.empty());
  }

  private static double cpuMs(long pid) {
    var stat = read(Path.of("/proc", Long.toString(pid), "stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    // user and system time, also of children that have ended
    return fields.length < 15
        ? 0
        : TICK_MS
            * (number(fields[11]) + number(fields[12]) + number(fields[13]) + number(fields[14]));
  }

  private static double machineMs() {
    var fields = read(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +", -1);
    double all = 0;
    for (int i = 1; i < Math.min(9, fields.length); i++) {
      // the fourth and fifth are idle and waiting for disks
      all += i == 4 || i == 5 ? 0 : number(fields[i]);
    }
    return TICK_MS * all;
  }

  private static double megabytes(List<Long> processes) {
    if (processes.size() == 1) {
      return field(processes.getFirst(), "VmHWM:") / 1024;
    }
    return processes.stream().mapToDouble(it -> field(it, "RssAnon:")).sum() / 1024
        + processes.stream().mapToDouble(it -> field(it, "RssShmem:")).max().orElse(0) / 1024;
  }

  private static double field(long pid, String name) {
    return read(Path.of("/proc", Long.toString(pid), "status"))
        .lines()
        .filter(it -> it.startsWith(name))
        .mapToDouble(it -> number(it.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static double number(String digits) {
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException ended) {
      return "";
    }
  }
}
