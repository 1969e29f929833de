package com.moviemind.schemas;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * The one-shot step before the applications start: roles, database, migrations. May be repeated; it
 * changes only what is missing (passwords are set anew each time).
 */
public final class SetUpDatabase {

  static final String OWNER = "moviemind_owner";

  private SetUpDatabase() {}

  /**
   * Reads MOVIEMIND_DB_ADMIN_URL, _USERNAME, _PASSWORD, MOVIEMIND_DB_NAME and the roles' passwords
   * MOVIEMIND_DB_OWNER_PASSWORD, MOVIEMIND_DB_API_PASSWORD, MOVIEMIND_DB_WORKER_PASSWORD.
   */
  @SuppressWarnings("SystemOut") // a command's answer to the person who ran it
  public static void main(String[] args) throws SQLException {
    try {
      var setup = DatabaseSetup.from(System.getenv());
      run(setup);
      System.out.println("database ready: " + setup.databaseUrl());
    } catch (IllegalArgumentException e) {
      System.err.println("set-up: " + e.getMessage());
      System.exit(2);
    }
  }

  public static void run(DatabaseSetup setup) throws SQLException {
    try (var admin =
        DriverManager.getConnection(setup.adminUrl(), setup.adminUser(), setup.adminPassword())) {
      role(admin, OWNER, setup.ownerPassword());
      role(admin, "moviemind_api", setup.apiPassword());
      role(admin, "moviemind_worker", setup.workerPassword());
      seeSessions(admin);
      database(admin, setup.database());
    }
    Flyway.configure()
        .dataSource(setup.databaseUrl(), OWNER, setup.ownerPassword())
        .locations("classpath:db/migration")
        .defaultSchema("migration")
        .createSchemas(true)
        .load()
        .migrate();
    rollPartitions(setup);
  }

  /** So that the first row of the first application finds its day. */
  private static void rollPartitions(DatabaseSetup setup) throws SQLException {
    try (var owner =
            DriverManager.getConnection(setup.databaseUrl(), OWNER, setup.ownerPassword());
        var statement = owner.createStatement()) {
      statement.execute("select maintenance.roll_partitions()");
    }
  }

  private static void role(Connection admin, String role, String password) throws SQLException {
    var verb = exists(admin, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
    execute(admin, verb + " role %I login password %L", role, password);
  }

  /** For the worker's alarm about transactions that stay open; without it the alarm is blind. */
  @SuppressWarnings("SystemOut") // a command's answer to the person who ran it
  private static void seeSessions(Connection admin) {
    try {
      execute(admin, "grant pg_read_all_stats to %I", OWNER);
    } catch (SQLException e) {
      System.err.println(
          "set-up: long transactions of other roles cannot be seen: " + e.getMessage());
    }
  }

  private static void database(Connection admin, String name) throws SQLException {
    if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
      execute(admin, "create database %I owner %I", name, OWNER);
    }
    execute(admin, "revoke all on database %I from public", name);
    execute(admin, "grant connect on database %I to moviemind_api, moviemind_worker", name);
    // An import stages its lines in temporary tables, so that they are judged together.
    execute(admin, "grant temporary on database %I to moviemind_api", name);
  }

  private static boolean exists(Connection admin, String query, String name) throws SQLException {
    try (var statement = admin.prepareStatement(query)) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  /** Utility statements take no parameters, so PostgreSQL itself quotes the names and literals. */
  private static void execute(Connection admin, String format, String... arguments)
      throws SQLException {
    try (var quote = admin.prepareStatement("select format(?, variadic ?::text[])");
        var statement = admin.createStatement()) {
      quote.setString(1, format);
      quote.setArray(2, admin.createArrayOf("text", arguments));
      var quoted = quote.executeQuery();
      quoted.next();
      statement.execute(quoted.getString(1));
    }
  }
}
