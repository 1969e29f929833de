package com.moviemind.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantsTest {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private TestInstallation installation;

  @BeforeAll
  void start() throws SQLException {
    installation = TestInstallation.fresh();
    as("owner", "create table content.of_a_later_migration (id int)");
    as("owner", "create table api.of_a_later_migration (id int)");
    as("owner", "create table worker.of_a_later_migration (id int)");
  }

  @AfterAll
  void stop() {
    installation.close();
  }

  @Test
  void apiReadsContentAndCannotWriteIt() throws SQLException {
    for (var table : List.of("content.text", "content.of_a_later_migration")) {
      as("api", "select * from " + table);
      refused("api", "delete from " + table);
      refused("api", "truncate " + table);
    }
    refused("api", "insert into content.of_a_later_migration values (1)");
    refused("api", "update content.of_a_later_migration set id = 2");
    refused("api", "update content.text set text = ''");
    refused("api", "create table content.mine (id int)");
  }

  @Test
  void workerWritesContentAndSeesNothingOfTheApi() throws SQLException {
    as("worker", "insert into content.of_a_later_migration values (1)");
    as("worker", "insert into worker.of_a_later_migration values (1)");
    for (var table : List.of("api.job", "api.api_key", "api.of_a_later_migration")) {
      refused("worker", "select * from " + table);
    }
  }

  @Test
  void apiSeesNothingOfTheWorkersLedger() throws SQLException {
    as("api", "insert into api.of_a_later_migration values (1)");
    for (var table : List.of("worker.work_item", "worker.attempt", "worker.of_a_later_migration")) {
      refused("api", "select * from " + table);
    }
  }

  @Test
  void applicationsChangeNoTableAndNoRetention() {
    for (var role : List.of("api", "worker")) {
      refused(role, "alter table content.text add column mine int");
      refused(role, "update maintenance.daily_partitioned set keep_days = 1");
      refused(role, "create schema mine");
      refused(role, "create table public.mine (id int)");
    }
  }

  /** The function drops partitions as the owner; what it drops must not be the caller's choice. */
  @Test
  void temporaryTablesDoNotMisleadTheOwnersFunction() throws SQLException {
    var victim =
        "(select c.oid from pg_catalog.pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = 'worker' and c.relname = 'of_a_later_migration')";
    as(
        "api",
        "create temporary table pg_inherits as select "
            + victim
            + " as inhrelid, 'api.inbox'::regclass::oid as inhparent",
        "create temporary table pg_class as select "
            + victim
            + " as oid, 'x20200101'::text as relname",
        "grant all on pg_inherits, pg_class to public",
        "select maintenance.roll_partitions()");
    as("owner", "select * from worker.of_a_later_migration");
  }

  private void as(String role, String... statements) throws SQLException {
    try (var connection = installation.connect(role);
        var statement = connection.createStatement()) {
      for (var it : statements) {
        statement.execute(it);
      }
    }
  }

  private void refused(String role, String statement) {
    ThrowingCallable attempt = () -> as(role, statement);
    assertThatThrownBy(attempt)
        .as("%s: %s", role, statement)
        .isInstanceOfSatisfying(
            SQLException.class,
            it ->
                assertThat(it.getSQLState())
                    .as("%s: %s: %s", role, statement, it.getMessage())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE));
  }
}
