package com.moviemind.local.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.testing.TestInstallation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vacuum of the tables that fill and empty all day, beside those who write to them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VacuumTest {

  private TestInstallation installation;
  private Connection owner;
  private Statement sql;

  @BeforeAll
  void start() throws SQLException {
    installation = TestInstallation.fresh();
    owner = installation.connect("owner");
    sql = owner.createStatement();
  }

  @AfterAll
  void stop() throws SQLException {
    owner.close();
    installation.close();
  }

  /** To give pages back it would lock the table against all others. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          api.outbox | topic, key, event_id, event_type, schema_version, body | 't', 'k', gen_random_uuid(), 'T', 1, ''
          worker.outbox | topic, key, event_id, event_type, schema_version, body | 't', 'k', gen_random_uuid(), 'T', 1, ''
          api.event_unnumbered | event_id, tenant_id, type, data, occurred_at | gen_random_uuid(), gen_random_uuid(), 't', '{}', now()
          worker.work_item | id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts, facts_version | gen_random_uuid(), 'MOVIE', gen_random_uuid(), 'en-US', 'DEFAULT', 'batch', gen_random_uuid(), 's', '{}', 1
          worker.work_item_job | job_id, item_id, tenant_id, lane, charged, requested_at | gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'batch', true, now()
          """)
  void emptiedTablesKeepTheirPages(String table, String columns, String values)
      throws SQLException {
    sql.execute(
        "insert into %s (%s) select %s from generate_series(1, 20000)"
            .formatted(table, columns, values));
    var full = bytes(table);
    sql.execute("delete from " + table);
    sql.execute("vacuum " + table);
    assertThat(bytes(table)).isEqualTo(full).isGreaterThan(1_000_000);
  }

  private long bytes(String table) throws SQLException {
    try (var row = sql.executeQuery("select pg_relation_size('" + table + "')")) {
      row.next();
      return row.getLong(1);
    }
  }
}
