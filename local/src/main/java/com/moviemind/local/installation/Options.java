package com.moviemind.local.installation;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about an installation.
 *
 * @param port the api's; null for the one of the last start, else 8080, else any free one
 * @param workers replicas of the worker, at least one
 * @param environment what the applications are told beyond what this process was
 * @param hardship what it is prepared to bear
 */
public record Options(
    Path home,
    @Nullable Integer port,
    int workers,
    Map<String, String> environment,
    Hardship hardship) {

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  public Options(Path home, @Nullable Integer port, int workers, Map<String, String> environment) {
    this(home, port, workers, environment, Hardship.NONE);
  }

  public static Options of(Path home) {
    return new Options(home, null, 1, Map.of());
  }

  public Options withWorkers(int number) {
    return new Options(home, port, number, environment, hardship);
  }

  public Options withPort(@Nullable Integer other) {
    return new Options(home, other, workers, environment, hardship);
  }

  public Options with(Map<String, String> told) {
    return new Options(home, port, workers, Map.copyOf(told), hardship);
  }

  /** For an installation that is to be hurt. */
  public Options bearing(Hardship other) {
    return new Options(home, port, workers, environment, other);
  }

  /** For a short life: the applications start with half the work and never reach full speed. */
  public Options startingFast() {
    var told = new HashMap<>(environment);
    told.merge(Plan.JAVA_OPTIONS, QUICK, (before, quick) -> quick + " " + before);
    return with(told);
  }

  /** A variable as the applications will see it; blank is as good as absent. */
  @Nullable String variable(String name) {
    var value = environment.getOrDefault(name, System.getenv(name));
    return value == null || value.isBlank() ? null : value;
  }
}
