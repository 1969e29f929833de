package com.moviemind.servers.testing;

import com.moviemind.schemas.DatabaseSetup;
import com.moviemind.schemas.SetUpDatabase;
import com.moviemind.schemas.Topics;
import com.moviemind.servers.Postgres;
import com.moviemind.servers.process.DidNotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * An installation of MovieMind for one test or one test class, alone on the servers that the whole
 * build shares: an empty migrated database, and a name before every topic, group and cache key.
 */
public final class TestInstallation implements AutoCloseable {

  private static final String TEMPLATE = "moviemind_template";
  private static final String PASSWORD = "a-password-for-tests";
  private static final long SETTING_UP = 0x6d6f7669656d696eL;

  private final Addresses servers;
  private final String name;

  private TestInstallation(Addresses servers, String name) {
    this.servers = servers;
    this.name = name;
  }

  /**
   * Started on demand: the first call of a build takes some seconds, each later one less than one.
   */
  public static TestInstallation fresh() {
    var servers = ServersOfTheBuild.find();
    var name = "test" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try (var admin = admin(servers);
        var statement = admin.createStatement()) {
      // Roles and template are the servers', not the database's: one at a time.
      statement.execute("select pg_advisory_lock(" + SETTING_UP + ")");
      if (!hasTemplate(admin)) {
        SetUpDatabase.run(setup(servers, TEMPLATE));
      }
      statement.execute("create database %s template %s".formatted(name, TEMPLATE));
      statement.execute("alter database %s owner to moviemind_owner".formatted(name));
      // A copy has the template's tables, but not its privileges on the database as a whole.
      SetUpDatabase.run(setup(servers, name));
    } catch (SQLException e) {
      throw new DidNotStart("cannot make a test's database: " + e.getMessage(), e);
    }
    return new TestInstallation(servers, name);
  }

  /**
   * What a process of this installation needs to be told, in Spring's names.
   *
   * @param app {@code api} or {@code worker}: decides the database role
   */
  public Map<String, Object> properties(String app) {
    return Map.ofEntries(
        Map.entry("spring.datasource.url", jdbcUrl()),
        Map.entry("spring.datasource.username", "moviemind_" + app),
        Map.entry("spring.datasource.password", PASSWORD),
        Map.entry("spring.kafka.bootstrap-servers", bootstrapServers()),
        Map.entry("spring.kafka.properties.schema.registry.url", schemaRegistry()),
        Map.entry("spring.data.redis.url", redis()),
        Map.entry("openai.base-url", model()),
        Map.entry("openai.api-key", "stand-in"),
        Map.entry("moviemind.installation", name),
        Map.entry("moviemind.messaging.provision", "true"));
  }

  /** The prefix of topics, consumer groups and cache keys; also the database's name. */
  public String name() {
    return name;
  }

  public Topics topics() {
    return new Topics(name);
  }

  public String jdbcUrl() {
    return servers.jdbcUrl(name);
  }

  public String bootstrapServers() {
    return servers.kafka();
  }

  public String schemaRegistry() {
    return servers.schemaRegistry();
  }

  public String redis() {
    return "redis://:%s@%s:%d"
        .formatted(servers.password(), servers.redisHost(), servers.redisPort());
  }

  /** The base address of the model stand-in, as an OpenAI client takes it. */
  public String model() {
    return servers.model();
  }

  /**
   * A connection to this installation's database.
   *
   * @param role {@code owner}, {@code api} or {@code worker}
   */
  public Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), "moviemind_" + role, PASSWORD);
  }

  /** Drops the database. Topics stay until the build ends. */
  @Override
  public void close() {
    try (var admin = admin(servers);
        var statement = admin.createStatement()) {
      statement.execute("drop database if exists %s with (force)".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot drop the database of " + name, e);
    }
  }

  private static Connection admin(Addresses servers) throws SQLException {
    return DriverManager.getConnection(servers.adminUrl(), Postgres.SUPERUSER, servers.password());
  }

  private static boolean hasTemplate(Connection admin) throws SQLException {
    try (var query = admin.prepareStatement("select 1 from pg_database where datname = ?")) {
      query.setString(1, TEMPLATE);
      return query.executeQuery().next();
    }
  }

  private static DatabaseSetup setup(Addresses servers, String database) {
    return new DatabaseSetup(
        servers.adminUrl(),
        Postgres.SUPERUSER,
        servers.password(),
        database,
        PASSWORD,
        PASSWORD,
        PASSWORD);
  }
}
