package com.moviemind.schemas;

import java.util.Map;

/**
 * What {@link SetUpDatabase} needs to know.
 *
 * @param adminUrl JDBC URL of any database on the server, reached as a role that may create roles
 *     and databases
 * @param database name of the database to make and migrate
 */
public record DatabaseSetup(
    String adminUrl,
    String adminUser,
    String adminPassword,
    String database,
    String ownerPassword,
    String apiPassword,
    String workerPassword) {

  static DatabaseSetup from(Map<String, String> environment) {
    return new DatabaseSetup(
        required(environment, "MOVIEMIND_DB_ADMIN_URL"),
        required(environment, "MOVIEMIND_DB_ADMIN_USERNAME"),
        required(environment, "MOVIEMIND_DB_ADMIN_PASSWORD"),
        environment.getOrDefault("MOVIEMIND_DB_NAME", "moviemind"),
        required(environment, "MOVIEMIND_DB_OWNER_PASSWORD"),
        required(environment, "MOVIEMIND_DB_API_PASSWORD"),
        required(environment, "MOVIEMIND_DB_WORKER_PASSWORD"));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("set " + name + " in the environment");
    }
    return value;
  }

  /** The JDBC URL of {@link #database()} on the same server. */
  public String databaseUrl() {
    return adminUrl.replaceFirst("^(jdbc:postgresql://[^/]*/)[^?]*", "$1" + database);
  }

  @Override
  public String toString() {
    return "DatabaseSetup[" + databaseUrl() + "]";
  }
}
