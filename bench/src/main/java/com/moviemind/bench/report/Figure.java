package com.moviemind.bench.report;

/** What is measured, in the order of the table. */
public enum Figure {
  JOBS("jobs", 0),
  JOBS_PER_S("jobs/s", 1),
  ACCEPT_P50_MS("accept p50 ms", 1),
  ACCEPT_P99_MS("accept p99 ms", 1),
  ACCEPTED_TO_CALL_P99_MS("202 to call p99 ms", 1),
  END_TO_END_P50_MS("end to end p50 ms", 1),
  END_TO_END_P99_MS("end to end p99 ms", 1),
  CALLS_IN_FLIGHT("calls in flight", 1),
  REQUESTS_USED("requests used %", 1),
  TOKENS_USED("tokens used %", 1),
  REJECTED("rejected %", 2),
  ESTIMATED("estimates", 0),
  BEFORE_P50("started before p50 %", 0),
  BEFORE_P95("started before p95 %", 0),
  WAIT_P50_S("median wait s", 2),
  ERROR_P50_S("median error s", 2),
  STREAMS("streams", 0),
  OPENED_PER_S("streams opened/s", 0),
  HEARD_P50_MS("completed to heard p50 ms", 1),
  HEARD_P99_MS("completed to heard p99 ms", 1),
  HEARD_MOST_MS("completed to heard at most ms", 1),
  HEARD("heard", 0),
  API_LIVE_MB("api live heap MB", 1),
  SILENT_CPU_MS("api CPU ms/s while nothing happens", 1),
  API_RESIDENT_MB("api resident MB", 0),
  API_GROWTH_MB("resident more than before MB", 0),
  API_CPU_MS("api CPU ms/job", 2),
  WORKER_CPU_MS("worker CPU ms/job", 2),
  POSTGRES_CPU_MS("postgres CPU ms/job", 2),
  KAFKA_CPU_MS("kafka CPU ms/job", 2),
  REDIS_CPU_MS("redis CPU ms/job", 2),
  MODEL_CPU_MS("model CPU ms/job", 2),
  DRIVER_CPU_MS("driver CPU ms/job", 2),
  MACHINE_CPU_MS("machine CPU ms/job", 2),
  DELIVERIES("deliveries", 0),
  DELIVERIES_PER_S("deliveries/s", 0),
  ARRIVAL_P50_MS("completion to arrival p50 ms", 1),
  ARRIVAL_P99_MS("completion to arrival p99 ms", 1),
  PENDING_ROWS("rows of what waits", 0),
  API_LIVE_MB_BEFORE("api live heap MB before", 1),
  API_MB_BEFORE("api MB before", 0),
  API_MB("api MB", 0),
  API_PEAK_MB("api peak MB", 0),
  WORKER_PEAK_MB("worker peak MB", 0),
  FAILURES("failures", 0);

  private final String label;
  private final int decimals;

  Figure(String label, int decimals) {
    this.label = label;
    this.decimals = decimals;
  }

  String label() {
    return label;
  }

  String text(double value) {
    return Double.isNaN(value)
        ? "-"
        : String.format(java.util.Locale.ROOT, "%,." + decimals + "f", value);
  }
}
