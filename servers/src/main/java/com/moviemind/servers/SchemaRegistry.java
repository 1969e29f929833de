package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.Jvm;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Apicurio Registry, which speaks Confluent's interface, on a PostgreSQL database of its own. */
public final class SchemaRegistry implements Server {

  private static final String DATABASE = "schema_registry";
  private static final Duration START = Duration.ofMinutes(2);
  private static final int ANSWER_MILLIS = 2_000;
  private static final int HEAP_MEGABYTES = 192;

  private final ChildProcess process;
  private final int port;

  private SchemaRegistry(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the registry once its database is there.
   *
   * @param postgres holds the schemas: they are as durable as the rest, which its file storage is
   *     not within half a second of a kill
   * @param password of the role that owns the registry's database
   */
  public static SchemaRegistry start(
      Path home, int port, int managementPort, Postgres postgres, String password) {
    Ports.requireFree("schema registry", port);
    Ports.requireFree("schema registry's management", managementPort);
    postgres.provide(DATABASE, DATABASE, password);
    var options = List.of("-XX:TieredStopAtLevel=1", "-jar", Binaries.registry().toString());
    var launch =
        Launch.of("schema-registry", home, Jvm.command(HEAP_MEGABYTES, options))
            .with(
                Map.ofEntries(
                    Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                    Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
                    Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                    Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                    Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
                    Map.entry("APICURIO_STORAGE_KIND", "sql"),
                    Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
                    Map.entry("APICURIO_DATASOURCE_URL", postgres.jdbcUrl(DATABASE)),
                    Map.entry("APICURIO_DATASOURCE_USERNAME", DATABASE),
                    Map.entry("APICURIO_DATASOURCE_PASSWORD", password),
                    Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2"),
                    Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
                    Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "8"),
                    Map.entry("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE")));
    var registry = new SchemaRegistry(ChildProcess.start(launch), port);
    registry.process.awaitReady(START, registry::listsSubjects);
    return registry;
  }

  /** The base of Confluent's interface: what {@code schema.registry.url} takes. */
  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(port));
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  private boolean listsSubjects() throws IOException {
    var url = URI.create(address() + "/subjects").toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(ANSWER_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } finally {
      connection.disconnect();
    }
  }
}
