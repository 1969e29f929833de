package com.moviemind.schemas;

import java.sql.Connection;
import java.sql.SQLException;

/** Which migrations a database has seen. Applications check it at start and change nothing. */
public final class SchemaVersion {

  /** The newest migration this build knows. */
  public static final int EXPECTED = 33;

  private SchemaVersion() {}

  /**
   * Refuses a database older than this build.
   *
   * @throws IllegalStateException when the database is older than this build, with the way out
   */
  public static void check(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select maintenance.schema_version()")) {
      rows.next();
      var found = rows.getInt(1);
      if (found < EXPECTED) {
        throw new IllegalStateException(
            "the database is at migration %d, this build needs %d: run the set-up step"
                .formatted(found, EXPECTED));
      }
    }
  }
}
