package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** PostgreSQL with its data in the home; durable: what it has committed survives any kill. */
public final class Postgres implements Server {

  public static final String SUPERUSER = "postgres";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

  /** Sized for one small machine; WAL large enough that checkpoints come by time, not by volume. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("fsync", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("max_connections", "200"),
          Map.entry("checkpoint_timeout", "10min"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("min_wal_size", "256MB"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("jit", "off"),
          Map.entry("autovacuum_naptime", "15s"),
          Map.entry("log_checkpoints", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  private final ChildProcess process;
  private final int port;
  private final String password;

  private Postgres(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server, making its cluster the first time.
   *
   * @param home its data go to {@code home/postgres}; made at the first start
   * @param password the superuser's, as it was at the first start
   * @param sharedBuffers in PostgreSQL's notation, such as {@code 256MB}
   */
  public static Postgres start(Path home, int port, String password, String sharedBuffers) {
    Ports.requireFree("postgres", port);
    var data = home.resolve("postgres").resolve("data");
    if (!Files.exists(data)) {
      initialise(home, data, password);
    }
    var words = new ArrayList<String>();
    words.addAll(List.of(program("postgres"), "-D", data.toString(), "-p", Integer.toString(port)));
    SETTINGS.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    words.addAll(List.of("-c", "shared_buffers=" + sharedBuffers));
    var launch =
        Launch.of("postgres", home, words)
            .behind(Unprivileged.prefix())
            .with(Launch.Ending.FAST_SHUTDOWN);
    var giveUp = System.nanoTime() + START.toNanos();
    while (true) {
      var postgres = new Postgres(ChildProcess.start(launch), port, password);
      try {
        postgres.process.awaitReady(START, postgres::answers);
        return postgres;
      } catch (DidNotStart e) {
        if (!isStillLeaving(e) || System.nanoTime() > giveUp) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_STARTS.toNanos());
      }
    }
  }

  /** The backends of a server that was killed hold its memory until they notice. */
  private static boolean isStillLeaving(DidNotStart e) {
    return String.valueOf(e.getMessage()).contains("pre-existing shared memory block");
  }

  /** Makes a database with an owner of its own, unless it is there. */
  public void provide(String database, String role, String rolePassword) {
    try (var admin = DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, password);
        var statement = admin.createStatement()) {
      var there = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'");
      var verb = there.next() ? "alter" : "create";
      statement.execute("%s role %s login password '%s'".formatted(verb, role, rolePassword));
      var made =
          statement.executeQuery("select 1 from pg_database where datname = '" + database + "'");
      if (!made.next()) {
        statement.execute("create database %s owner %s".formatted(database, role));
        statement.execute("revoke all on database %s from public".formatted(database));
      }
    } catch (SQLException e) {
      throw new DidNotStart(
          "cannot provide the database %s: %s".formatted(database, e.getMessage()), e);
    }
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  @Override
  public URI address() {
    return URI.create(
        "postgres://%s:%s@127.0.0.1:%d/%s".formatted(SUPERUSER, password, port, SUPERUSER));
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  private boolean answers() {
    try (var connection = DriverManager.getConnection(jdbcUrl(SUPERUSER), SUPERUSER, password)) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** In a folder beside its place, renamed when it is whole: a half-made cluster is never used. */
  private static void initialise(Path home, Path data, String password) {
    try {
      var folder = home.resolve("postgres");
      var unfinished = folder.resolve("unfinished");
      Folders.delete(unfinished);
      Files.createDirectories(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var passwordFile = folder.resolve("password");
      Folders.writeSecret(passwordFile, password);
      Unprivileged.own(folder);
      var words = new ArrayList<String>();
      words.addAll(List.of(program("initdb"), "-D", unfinished.toString(), "-U", SUPERUSER));
      words.addAll(List.of("--pwfile", passwordFile.toString(), "-A", "scram-sha-256"));
      words.addAll(List.of("-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8"));
      ChildProcess.start(Launch.of("initdb", home, words).behind(Unprivileged.prefix()))
          .awaitDone(START);
      Files.delete(passwordFile);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new DidNotStart("cannot make the database cluster in " + data + ": " + e, e);
    }
  }

  private static String program(String name) {
    return Binaries.postgres().resolve("bin").resolve(name).toString();
  }
}
