package com.moviemind.worker.ledger.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** Rows as columns: each becomes one array parameter for {@code unnest}. */
public final class Columns<T> {

  private final List<T> rows;
  private final List<Object> parameters = new ArrayList<>();

  private Columns(List<T> rows) {
    this.rows = rows;
  }

  public static <T> Columns<T> of(List<T> rows) {
    return new Columns<>(rows);
  }

  /** Adds a column of this PostgreSQL type. Nulls pass through the array into the column. */
  @SuppressWarnings("NullAway")
  public Columns<T> add(String type, Function<T, ? extends @Nullable Object> value) {
    var column = new @Nullable Object[rows.size()];
    for (var n = 0; n < column.length; n++) {
      column[n] = value.apply(rows.get(n));
    }
    parameters.add(new SqlArrayValue(type, column));
    return this;
  }

  /** Adds a parameter that is no column. */
  @SuppressWarnings("NullAway") // null is a parameter like any other
  public Columns<T> value(@Nullable Object value) {
    parameters.add(value);
    return this;
  }

  public Object[] parameters() {
    return parameters.toArray();
  }
}
