package com.moviemind.api.catalogue.store;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends rows to PostgreSQL as one JSON document a statement ({@code json_populate_recordset}): a
 * round trip for hundreds of rows, arrays and nulls included.
 */
@Component
public class Rows {

  private final JdbcClient jdbc;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  Rows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Executes a statement that reads {@code :rows}; the records' components are the columns. */
  public void send(String sql, Collection<?> rows) {
    if (!rows.isEmpty()) {
      jdbc.sql(sql).param("rows", text(rows)).update();
    }
  }

  /**
   * Inserts the records into a table with columns of the same names; other columns keep their
   * defaults.
   */
  public void insert(String table, String columns, List<?> rows) {
    send(
        "insert into %1$s (%2$s) select %2$s from json_populate_recordset(null::%1$s, :rows::json)"
            .formatted(table, columns),
        rows);
  }

  public String text(Object value) {
    return json.writeValueAsString(value);
  }

  public <T> T read(String text, Class<T> type) {
    return json.readValue(text, type);
  }
}
