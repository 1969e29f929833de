package com.moviemind.local.installation;

import com.moviemind.servers.process.PortInUse;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who listens where. A home keeps its ports from start to start, so that addresses stay; one that
 * somebody else holds by now is replaced, unless it was asked for.
 */
final class PortPlan {

  static final int USUAL_API_PORT = 8080;

  /** Beside the api and the workers. */
  static final List<String> PARTS =
      List.of(
          "api-management",
          "kafka",
          "kafka-controller",
          "postgres",
          "redis",
          "schema-registry",
          "schema-registry-management",
          "model");

  private final Map<String, Integer> ports;

  private PortPlan(Map<String, Integer> ports) {
    this.ports = ports;
  }

  static PortPlan of(Home home, @Nullable Integer apiPort, int workers) {
    var plan = plan(kept(home), apiPort, workers, Ports::isFree, Ports::free);
    plan.keepIn(home);
    return plan;
  }

  /**
   * Keeps, takes or replaces each port.
   *
   * @param drawn so many distinct ports that are free
   * @throws PortInUse if the port asked for is not free
   */
  static PortPlan plan(
      Map<String, Integer> kept,
      @Nullable Integer apiPort,
      int workers,
      IntPredicate free,
      IntFunction<List<Integer>> drawn) {
    if (apiPort != null && !free.test(apiPort)) {
      throw new PortInUse("the api", apiPort);
    }
    var names = new ArrayList<>(PARTS);
    for (int number = 1; number <= workers; number++) {
      names.add("worker-" + number);
    }
    // A port that is kept is free until its server starts, and may be drawn.
    var spoken = new HashSet<>(kept.values());
    if (apiPort != null) {
      spoken.add(apiPort);
    }
    var fresh = new ArrayList<>(drawn.apply(names.size() + 1 + spoken.size()));
    fresh.removeAll(spoken);
    var ports = new TreeMap<String, Integer>();
    ports.put("api", apiPort != null ? apiPort : usualApiPort(kept, free, fresh.removeLast()));
    for (var name : names) {
      var old = kept.get(name);
      var keeps = old != null && free.test(old) && !ports.containsValue(old);
      ports.put(name, keeps ? old : fresh.removeLast());
    }
    return new PortPlan(ports);
  }

  int of(String part) {
    var port = ports.get(part);
    if (port == null) {
      throw new IllegalArgumentException("no port was planned for " + part);
    }
    return port;
  }

  private static int usualApiPort(Map<String, Integer> kept, IntPredicate free, int fresh) {
    var old = kept.getOrDefault("api", USUAL_API_PORT);
    if (free.test(old)) {
      return old;
    }
    return free.test(USUAL_API_PORT) ? USUAL_API_PORT : fresh;
  }

  private static Map<String, Integer> kept(Home home) {
    var lines = new Properties();
    try {
      if (Files.exists(home.portsFile())) {
        try (var reader = Files.newBufferedReader(home.portsFile())) {
          lines.load(reader);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.stringPropertyNames().stream()
        .collect(Collectors.toMap(it -> it, it -> Integer.parseInt(lines.getProperty(it))));
  }

  private void keepIn(Home home) {
    try {
      Files.writeString(
          home.portsFile(),
          ports.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue() + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
