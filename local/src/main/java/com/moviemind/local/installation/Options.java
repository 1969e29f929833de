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
 * @param modelFaults a file that says what goes wrong with the stand-in's answers; null for nothing
 */
public record Options(
    Path home,
    @Nullable Integer port,
    int workers,
    Map<String, String> environment,
    Hardship hardship,
    @Nullable Path modelFaults) {

  static final String OPENAI_KEY = "OPENAI_API_KEY";
  static final String OPENAI_URL = "OPENAI_BASE_URL";

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  public Options(Path home, @Nullable Integer port, int workers, Map<String, String> environment) {
    this(home, port, workers, environment, Hardship.NONE, null);
  }

  public static Options of(Path home) {
    return new Options(home, null, 1, Map.of());
  }

  public Options withWorkers(int number) {
    return new Options(home, port, number, environment, hardship, modelFaults);
  }

  public Options withPort(@Nullable Integer other) {
    return new Options(home, other, workers, environment, hardship, modelFaults);
  }

  public Options with(Map<String, String> told) {
    return new Options(home, port, workers, Map.copyOf(told), hardship, modelFaults);
  }

  public Options withModelFaults(@Nullable Path file) {
    return new Options(home, port, workers, environment, hardship, file);
  }

  /** For an installation that is to be hurt. */
  public Options bearing(Hardship other) {
    return new Options(home, port, workers, environment, other, modelFaults);
  }

  /** For a short life: the applications start with half the work and never reach full speed. */
  public Options startingFast() {
    var told = new HashMap<>(environment);
    told.merge(Plan.JAVA_OPTIONS, QUICK, (before, quick) -> quick + " " + before);
    return with(told);
  }

  /** Whether the environment names a model: the stand-in stays out then. */
  public boolean ownModel() {
    return variable(OPENAI_KEY) != null || variable(OPENAI_URL) != null;
  }

  /** A variable as the applications will see it; blank is as good as absent. */
  @Nullable String variable(String name) {
    var value = environment.getOrDefault(name, System.getenv(name));
    return value == null || value.isBlank() ? null : value;
  }
}
