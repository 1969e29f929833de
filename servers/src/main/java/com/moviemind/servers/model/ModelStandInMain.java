package com.moviemind.servers.model;

import java.io.IOException;

/**
 * Starts the stand-in as a process; prints {@code ready on http://127.0.0.1:PORT/v1} when it
 * listens.
 */
public final class ModelStandInMain {

  private static final String HELP =
      """
      The model stand-in: an OpenAI-compatible server that writes short texts from the facts in the prompt.
        --port N            port on the loopback address (a free one)
        --latency-median MS median time of a call, log-normal (0)
        --latency-sigma S   its spread (0.3)
        --seed N            seed of latency, ids and shared faults (1)
        --rpm N, --tpm N    requests and tokens per minute let through (no limit)
        --faults FILE       what goes wrong, as POST /stand-in/faults takes it (nothing)
        --limit-window W    bucket (refilled evenly), or sliding (no minute holds more) (bucket)
      Each is also an environment variable, such as MOVIEMIND_STAND_IN_LATENCY_MEDIAN.
      """;

  private ModelStandInMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1 && arguments[0].equals("--help")) {
      System.out.print(HELP);
      return;
    }
    StandInOptions options;
    try {
      options = StandInOptions.of(arguments, System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + HELP);
      System.exit(2);
      return;
    }
    try (var standIn = new StandIn(options)) {
      System.out.println("ready on http://127.0.0.1:" + standIn.port() + "/v1");
      standIn.run();
    }
  }
}
