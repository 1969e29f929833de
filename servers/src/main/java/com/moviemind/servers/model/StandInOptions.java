package com.moviemind.servers.model;

import com.moviemind.servers.model.control.FaultSheet;
import com.moviemind.servers.model.control.RateLimit.Limits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in behaves. Each is an option and, in capitals with {@code MOVIEMIND_STAND_IN_}
 * before it, an environment variable.
 *
 * @param port zero takes a free one
 * @param latencyMedianMs median time of a call; zero answers at once
 * @param latencySigma spread of the log-normal latency
 * @param seed of latency, ids and shared faults
 * @param limits of requests and tokens per minute that it enforces
 * @param faults what goes wrong from the start
 */
record StandInOptions(
    int port,
    double latencyMedianMs,
    double latencySigma,
    long seed,
    Limits limits,
    @Nullable FaultSheet faults) {

  private static final String ENVIRONMENT = "MOVIEMIND_STAND_IN_";
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "port", "0",
          "latency-median", "0",
          "latency-sigma", "0.3",
          "seed", "1",
          "rpm", "0",
          "tpm", "0",
          "limit-window", "bucket",
          "faults", "");

  static StandInOptions of(String[] arguments, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    DEFAULTS.keySet().stream()
        .filter(name -> environment.containsKey(variable(name)))
        .forEach(name -> values.put(name, environment.getOrDefault(variable(name), "")));
    for (int i = 0; i < arguments.length; i += 2) {
      var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!DEFAULTS.containsKey(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException("Not an option with a value: " + arguments[i]);
      }
      values.put(name, arguments[i + 1]);
    }
    return new StandInOptions(
        (int) number(values, "port", 65_535),
        number(values, "latency-median", 3_600_000),
        number(values, "latency-sigma", 5),
        (long) number(values, "seed", Long.MAX_VALUE),
        new Limits(
            (long) number(values, "rpm", Long.MAX_VALUE),
            (long) number(values, "tpm", Long.MAX_VALUE),
            isSliding(values.getOrDefault("limit-window", "")),
            false),
        faults(values.getOrDefault("faults", "")));
  }

  private static @Nullable FaultSheet faults(String file) {
    return file.isEmpty() ? null : FaultSheet.read(Path.of(file));
  }

  private static boolean isSliding(String window) {
    return switch (window) {
      case "sliding" -> true;
      case "bucket" -> false;
      default -> throw new IllegalArgumentException("--limit-window is unknown: " + window);
    };
  }

  private static String variable(String name) {
    return ENVIRONMENT + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }

  private static double number(Map<String, String> values, String name, double most) {
    var value = values.getOrDefault(name, "");
    try {
      double number = Double.parseDouble(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " is not a number: " + value, e);
    }
    throw new IllegalArgumentException("--" + name + " is out of range: " + value);
  }
}
