package com.moviemind.api.texts;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefaultTextTest {

  @AutoClose private final TestInstallation installation = TestInstallation.fresh();
  private Connection worker;
  private Connection api;
  private Texts texts;

  @BeforeAll
  void connect() throws SQLException {
    worker = installation.connect("worker");
    api = installation.connect("api");
    texts = new Texts(JdbcClient.create(new SingleConnectionDataSource(api, true)));
  }

  @AfterAll
  void disconnect() throws SQLException {
    worker.close();
    api.close();
  }

  @Test
  void theNewestInTheDefaultLocaleComesBeforeAnyNewerOneInAnother() throws SQLException {
    var film = UUID.randomUUID();
    store(film, "pl-PL", 1, 40);
    store(film, "en-US", 2, 30);
    var expected = store(film, "en-US", 3, 20);
    store(film, "de-DE", 4, 10);
    assertThat(texts.defaultText(film)).isEqualTo(expected);
  }

  @Test
  void withoutOneInTheDefaultLocaleItIsTheNewestOfAll() throws SQLException {
    var film = UUID.randomUUID();
    store(film, "pl-PL", 1, 40);
    var expected = store(film, "de-DE", 1, 10);
    store(film, "fr-FR", 1, 20);
    var other = UUID.randomUUID();
    assertThat(texts.defaults(List.of(film, other))).isEqualTo(Map.of(film, expected));
  }

  @Test
  void isFoundWithoutReadingTheOtherVersions() throws SQLException {
    var film = UUID.randomUUID();
    for (int version = 1; version <= 500; version++) {
      store(film, "en-US", version, 600 - version);
    }
    var before = rowsRead();
    texts.defaultText(film);
    texts.defaults(List.of(film));
    assertThat(rowsRead() - before).isLessThan(10);
  }

  private UUID store(UUID entity, String locale, int version, int secondsAgo) throws SQLException {
    var id = Ids.next();
    try (var insert =
        worker.prepareStatement(
            """
            insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version, text,
              model, prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens,
              cached_input_tokens, output_tokens, cost_micros, attempts, checks, provider_ms, generated_at)
            values (?, ?, 'MOVIE', ?, ?, 'modern', ?, 'A text.', 'm', 'p', 'h', 'h', 1, '{}', 1, 0, 1, 1, 1, '{}', 1,
              clock_timestamp() - ? * interval '1 second')
            """)) {
      insert.setObject(1, id);
      insert.setObject(2, Ids.next());
      insert.setObject(3, entity);
      insert.setString(4, locale);
      insert.setInt(5, version);
      insert.setInt(6, secondsAgo);
      insert.executeUpdate();
    }
    return id;
  }

  private long rowsRead() throws SQLException {
    try (var statement = api.createStatement()) {
      statement.execute("select pg_stat_force_next_flush()");
      try (var row =
          statement.executeQuery(
              "select coalesce(idx_tup_fetch, 0) + seq_tup_read from pg_stat_user_tables"
                  + " where schemaname = 'content' and relname = 'text'")) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
