package com.moviemind.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.PortInUse;
import com.moviemind.servers.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers as processes: how they live, end and come back. */
class ServersTest {

  @TempDir Path home;

  @Test
  void nothingOutlivesALauncherThatIsKilled() throws IOException {
    var launcher =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Dmoviemind.runtime=" + Binaries.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                HoldServers.class.getName(),
                home.toString())
            .redirectError(home.resolve("launcher.log").toFile())
            .start();
    var started = new ArrayList<ProcessHandle>();
    try (BufferedReader lines = launcher.inputReader()) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("ready")) {
          break;
        }
        var pid = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        started.add(ProcessHandle.of(pid).orElseThrow());
      }
      assertThat(started).hasSize(4).allMatch(ProcessHandle::isAlive);
      var all = new ArrayList<>(started);
      started.forEach(it -> it.descendants().forEach(all::add));
      assertThat(all).as("PostgreSQL has children of its own").hasSizeGreaterThan(4);

      launcher.destroyForcibly();

      await().atMost(Duration.ofSeconds(10)).until(() -> all.stream().noneMatch(this::runs));
    }
  }

  @Test
  void committedRowsAndRegisteredSchemasSurviveKills() throws Exception {
    var ports = Ports.free(3);
    var postgres = Postgres.start(home, ports.get(0), "secret", "32MB");
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "secret");
        var statement = connection.createStatement()) {
      statement.execute("create table kept (it text)");
      statement.execute("insert into kept values ('still here')");
    }
    var registry = SchemaRegistry.start(home, ports.get(1), ports.get(2), postgres, "secret");
    register(registry);

    kill(registry);
    kill(postgres);

    try (var again = Postgres.start(home, ports.get(0), "secret", "32MB");
        var registryAgain =
            SchemaRegistry.start(home, ports.get(1), ports.get(2), again, "secret")) {
      assertThat(rowIn(again)).isEqualTo("still here");
      assertThat(get(registryAgain.address() + "/subjects")).contains("kept-subject");
      assertThat(get(registryAgain.address() + "/config")).contains("FULL_TRANSITIVE");
    }
  }

  @Test
  void aPortThatSomebodyHoldsIsNamed() throws IOException {
    try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Redis.start(home, holder.getLocalPort(), "secret"))
          .isInstanceOf(PortInUse.class)
          .hasMessageContaining("port " + holder.getLocalPort())
          .hasMessageContaining("redis");
    }
  }

  @Test
  void aServerThatCannotStartIsQuoted() throws IOException {
    var data = home.resolve("postgres").resolve("data");
    Files.createDirectories(data);
    Files.writeString(data.resolve("PG_VERSION"), "9.6");

    assertThatThrownBy(() -> Postgres.start(home, Ports.free(1).getFirst(), "secret", "32MB"))
        .isInstanceOf(DidNotStart.class)
        .hasMessageContaining("logs/postgres.log")
        .hasMessageContaining("could not access");
  }

  private boolean runs(ProcessHandle process) {
    // A killed orphan may wait a moment for init to take its exit code; it runs no more.
    return process.isAlive() && !stat(process.pid()).contains(") Z");
  }

  private static String stat(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (IOException gone) {
      return ") Z";
    }
  }

  private static void kill(Server server) {
    ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
    server.onExit().join();
  }

  private static String rowIn(Postgres postgres) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl("postgres"), "postgres", "secret");
        var rows = connection.createStatement().executeQuery("select it from kept")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void register(SchemaRegistry registry) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(registry.address() + "/subjects/kept-subject/versions"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
            .build();
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  private static String get(String address) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(address))
            .version(HttpClient.Version.HTTP_1_1)
            .build())
        .body();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
