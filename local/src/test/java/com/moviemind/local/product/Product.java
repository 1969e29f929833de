package com.moviemind.local.product;

import static org.awaitility.Awaitility.await;

import com.moviemind.local.client.Api;
import com.moviemind.local.faults.harm.Ground;
import com.moviemind.local.installation.Installation;
import com.moviemind.local.installation.Status;
import com.moviemind.schemas.Topics;
import com.moviemind.servers.Folders;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The installation that all stories share. It ends with this JVM; its logs stay under {@code
 * target/product/logs} until the next run.
 */
final class Product {

  static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Calls in flight, at most, over both workers. */
  static final int CONCURRENCY = 32;

  /** What stories ask for beyond what fault rounds do. */
  private static final Map<String, String> PACE =
      Map.of(
          "MOVIEMIND_PROVIDER_CONCURRENCY",
          Integer.toString(CONCURRENCY),
          "MOVIEMIND_PROVIDER_TIMEOUT",
          "60s",
          "MOVIEMIND_WORKER_SHUTDOWN_GRACE",
          "5s");

  /** Takes in the spans of traces whose caller asks for them; no other request is traced. */
  private static final Collector COLLECTOR = Collector.start();

  /** What operators see, at its most talkative. */
  private static final Map<String, String> TELEMETRY =
      Map.of(
          "MOVIEMIND_TRACE_ENDPOINT",
          COLLECTOR.address().toString(),
          "MOVIEMIND_TRACE_SAMPLING",
          "0",
          "LOGGING_STRUCTURED_FORMAT_CONSOLE",
          "ecs",
          "LOGGING_LEVEL_COM_MOVIEMIND",
          "DEBUG",
          // a key in its own variable would have the launcher call the real model
          "SPRING_APPLICATION_JSON",
          "{\"openai.api-key\": \"%s\"}".formatted(Canaries.MODEL_KEY));

  private static final Path HOME = Path.of("target", "product").toAbsolutePath();

  private final Installation installation;

  private Product(Installation installation) {
    this.installation = installation;
  }

  private static final class Shared {
    static final Product PRODUCT = start();
  }

  /** Whole, and with a stand-in that answers at once. */
  static Product running() {
    var product = Shared.PRODUCT;
    product.awaitWhole();
    product.standIn().behave();
    return product;
  }

  private static Product start() {
    try {
      Folders.delete(HOME);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var options = Ground.options(HOME).withPort(Ports.free(1).getFirst());
    var told = new HashMap<>(options.environment());
    told.putAll(PACE);
    told.putAll(TELEMETRY);
    return new Product(
        Installation.start(options.with(told), line -> System.out.println("  | " + line)));
  }

  /** Waits until every process runs and takes work, whatever was done to it. */
  void awaitWhole() {
    await("all processes, after their restarts; see " + HOME.resolve("logs"))
        .atMost(PATIENCE)
        .until(() -> status().ready() && answers().allMatch(Api::isReady));
  }

  private Stream<String> answers() {
    return Stream.concat(
        Stream.of(Objects.requireNonNull(status().management())),
        installation.workerManagement().stream().map(URI::toString));
  }

  Installation installation() {
    return installation;
  }

  Status status() {
    return installation.status();
  }

  Client client() {
    return new Client(installation.api(), installation.apiKey());
  }

  /** A program of the operator's. */
  Api operator() {
    return new Api(Objects.requireNonNull(status().api()), installation.adminKey());
  }

  Collector collector() {
    return COLLECTOR;
  }

  /** What a scraper reads of the api and of every worker, in this order. */
  List<String> scrapes() {
    return answers()
        .map(it -> new Client(URI.create(it), "").get("/actuator/prometheus").text())
        .toList();
  }

  Path logs() {
    return HOME.resolve("logs");
  }

  StandIn standIn() {
    return new StandIn(URI.create(Objects.requireNonNull(status().model())).resolve("/stand-in/"));
  }

  Invariants invariants() {
    return new Invariants(this, new Ledger(this));
  }

  Ledger ledger() {
    return new Ledger(this);
  }

  Topics topics() {
    return new Topics(installation.name());
  }

  String kafka() {
    return installation.kafka();
  }

  String schemaRegistry() {
    return installation.schemaRegistry();
  }

  Victim api() {
    return victim("api", status().pids().api(), status().api());
  }

  List<Victim> workers() {
    var pids = status().pids().worker();
    return IntStream.range(0, pids.size())
        .mapToObj(it -> new Victim("worker", pids.get(it), installation.workerManagement().get(it)))
        .toList();
  }

  Victim postgres() {
    return victim("postgres", status().pids().postgres(), status().postgres());
  }

  Victim broker() {
    return victim("kafka", status().pids().kafka(), "kafka://" + status().kafka());
  }

  Victim redis() {
    return victim("redis", status().pids().redis(), status().redis());
  }

  Victim registry() {
    return victim("schema-registry", status().pids().schemaRegistry(), schemaRegistry());
  }

  private static Victim victim(String name, @Nullable Long pid, @Nullable String address) {
    return new Victim(
        name, Objects.requireNonNull(pid), URI.create(Objects.requireNonNull(address)));
  }

  /** As the superuser, who sees every schema. */
  Connection connect() throws SQLException {
    var address = URI.create(Objects.requireNonNull(status().postgres()));
    var user = address.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address.getAuthority().replaceFirst("^.*@", "") + address.getPath(),
        user[0],
        user[1]);
  }
}
