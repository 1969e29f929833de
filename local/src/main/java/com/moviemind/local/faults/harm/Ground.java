package com.moviemind.local.faults.harm;

import com.moviemind.local.client.Api;
import com.moviemind.local.faults.evidence.Audit;
import com.moviemind.local.faults.evidence.Database;
import com.moviemind.local.faults.evidence.EventTopic;
import com.moviemind.local.faults.evidence.Provider;
import com.moviemind.local.faults.evidence.Scene;
import com.moviemind.local.faults.plan.RoundPlan;
import com.moviemind.local.faults.plan.Victim;
import com.moviemind.local.installation.Hardship;
import com.moviemind.local.installation.Installation;
import com.moviemind.local.installation.Options;
import com.moviemind.schemas.Topics;
import com.moviemind.servers.SmallDisk;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An installation on which rounds are fought: two workers, short leases, a disk and clocks at hand.
 */
public record Ground(Installation installation, Scene scene) {

  private static final int WORKERS = 2;
  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int BROKER_MEGABYTES = 128;
  private static final String CAP = "100000000000";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** Shorter than on a real installation, so that what was lost comes back within a round. */
  private static final Map<String, String> PACE =
      Map.ofEntries(
          Map.entry("MOVIEMIND_LEDGER_LEASE", LEASE.toSeconds() + "s"),
          Map.entry("MOVIEMIND_PROVIDER_MODEL", "gpt-5-mini"),
          Map.entry("MOVIEMIND_PROVIDER_CONCURRENCY", "8"),
          Map.entry("MOVIEMIND_PROVIDER_TIMEOUT", "10s"),
          Map.entry("MOVIEMIND_WORKER_SHUTDOWN_GRACE", "2s"),
          Map.entry("MOVIEMIND_WORKER_RETRY_BASE", "300ms"),
          Map.entry("MOVIEMIND_WORKER_RETRY_CAP", "3s"),
          // Often, so that a round need not wait for it; with the grace of every installation.
          Map.entry("MOVIEMIND_AUDIT_INTERVAL", "2s"),
          Map.entry("MOVIEMIND_AUDIT_LAG", "1s"),
          // Never reached, but counted against.
          Map.entry("MOVIEMIND_MONEY_INSTALLATION_DAY", CAP),
          Map.entry("MOVIEMIND_MONEY_TENANT_MONTH", CAP),
          // A dead consumer's partitions are free again after so long; no broker allows less.
          Map.entry("SPRING_KAFKA_PROPERTIES_SESSION_TIMEOUT_MS", "6000"),
          Map.entry("SPRING_KAFKA_PROPERTIES_HEARTBEAT_INTERVAL_MS", "1500"),
          Map.entry("MOVIEMIND_WEBHOOKS_DELIVERY_RETRYAFTER", "1s,1s,1s,1s,1s,1s,1s,1s,1s"),
          Map.entry("MOVIEMIND_WEBHOOKS_DELIVERY_PROBEFIRST", "1s"),
          Map.entry("MOVIEMIND_WEBHOOKS_DELIVERY_PROBEMOST", "2s"),
          Map.entry("OPENAI_API_KEY", ""),
          Map.entry("OPENAI_BASE_URL", ""));

  /** How an installation has to be started to become a ground. */
  public static Options options(Path home) {
    var disk = SmallDisk.isPossible() ? BROKER_MEGABYTES : 0;
    return Options.of(home)
        .withWorkers(WORKERS)
        .with(PACE)
        .startingFast()
        .bearing(new Hardship(disk, true, LONGEST_PAUSE));
  }

  public static Ground of(Installation installation) {
    var status = installation.status();
    var events = new Topics(installation.name()).events();
    var database = new Database(URI.create(Objects.requireNonNull(status.postgres())));
    return new Ground(
        installation,
        new Scene(
            database,
            new Audit(database),
            new EventTopic(installation.kafka(), events),
            new Provider(URI.create(Objects.requireNonNull(status.model())))));
  }

  /** What can be done to it. */
  public RoundPlan.Range range() {
    return new RoundPlan.Range(WINDOW, LEASE, installation.brokerDisk() != null);
  }

  /** Whether every process runs and takes work. */
  public boolean isWhole() {
    return installation.status().ready()
        && Stream.concat(
                Stream.of(Objects.requireNonNull(installation.status().management())),
                installation.workerManagement().stream().map(URI::toString))
            .allMatch(Api::isReady);
  }

  /** The process of a victim; zero when it does not run. */
  long pid(Victim victim) {
    return victim == Victim.RELAY_HOLDER
        ? scene.database().relayHolder()
        : installation.pid(victim.process());
  }
}
