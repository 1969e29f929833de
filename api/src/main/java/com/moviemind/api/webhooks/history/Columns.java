package com.moviemind.api.webhooks.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as arrays, a column each, for {@code unnest}. */
record Columns<T>(List<T> rows) {

  void set(
      PreparedStatement statement,
      int parameter,
      String type,
      Function<T, ? extends @Nullable Object> value)
      throws SQLException {
    statement.setArray(
        parameter,
        statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
  }

  static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
