package com.moviemind.servers.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestInstallationTest {

  @Test
  void everyTestIsAloneInItsOwnMigratedDatabase() throws SQLException {
    try (var one = TestInstallation.fresh();
        var other = TestInstallation.fresh()) {
      assertThat(one.name()).isNotEqualTo(other.name());
      assertThat(one.bootstrapServers()).isEqualTo(other.bootstrapServers());
      assertThat(tables(one, "api")).contains("api.job");
      assertThat(tables(other, "api")).contains("api.job");
    }
  }

  @Test
  void rolesOfTheCopyAreBoundLikeThoseOfTheOriginal() throws SQLException {
    try (var installation = TestInstallation.fresh();
        var connection = installation.connect("api");
        var query =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select has_database_privilege('public', current_database(), 'connect'),
                           has_schema_privilege('worker', 'usage'),
                           (select rolname from pg_roles r join pg_database d on r.oid = d.datdba
                            where datname = current_database())
                    """)) {
      query.next();
      assertThat(query.getBoolean(1)).as("public may connect").isFalse();
      assertThat(query.getBoolean(2)).as("the api may look into worker").isFalse();
      assertThat(query.getString(3)).isEqualTo("moviemind_owner");
    }
  }

  private static String tables(TestInstallation installation, String role) throws SQLException {
    try (var connection = installation.connect(role);
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select string_agg(schemaname || '.' || tablename, ' ') from pg_tables
                    """)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
