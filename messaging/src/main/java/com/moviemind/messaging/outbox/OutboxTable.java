package com.moviemind.messaging.outbox;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the relay asks of the table. */
class OutboxTable {

  private static final long LOOK_AHEAD = 20_000;

  /** Further rows are not counted: a look must cost little however much waits. */
  static final int MOST_COUNTED = 10_000;

  /**
   * What waits.
   *
   * @param seconds age of the oldest row that may be sent
   */
  record Waiting(int rows, double seconds, int parked) {}

  private final JdbcTemplate jdbc;
  private final String table;

  OutboxTable(JdbcTemplate jdbc, String schema) {
    this.jdbc = jdbc;
    this.table = schema + ".outbox";
  }

  /** Rows after this id, in order. */
  List<OutboxRow> after(long id, int limit) {
    return jdbc.query(
        "select * from " + table + " where id > ? and parked_at is null order by id limit ?",
        OutboxTable::row,
        id,
        limit);
  }

  /**
   * Rows of this topic among the next ones after this id, in order. How far it looks is bounded: a
   * full outbox is searched again and again while it drains.
   */
  List<OutboxRow> ahead(long id, String topic, int limit) {
    return jdbc.query(
        "select * from "
            + table
            + " where id > ? and id <= ? and topic = ? and parked_at is null order by id limit ?",
        OutboxTable::row,
        id,
        id + LOOK_AHEAD,
        topic,
        limit);
  }

  List<OutboxRow> withIds(Collection<Long> ids) {
    return jdbc.query(
        connection -> {
          var statement =
              connection.prepareStatement(
                  "select * from "
                      + table
                      + " where id = any(?) and parked_at is null order by id");
          statement.setArray(1, connection.createArrayOf("int8", ids.toArray()));
          return statement;
        },
        OutboxTable::row);
  }

  /** Not waiting for the disk: a deletion that is lost means an event sent again. */
  void delete(Collection<Long> ids) {
    jdbc.update(connection -> {
      var statement =
          connection.prepareStatement(
              "with soon as materialized (select set_config('synchronous_commit', 'off', true))"
                  + " delete from "
                  + table
                  + " using soon where id = any(?)");
      statement.setArray(1, connection.createArrayOf("int8", ids.toArray()));
      return statement;
    });
  }

  void park(long id, String reason) {
    jdbc.update(
        "update " + table + " set parked_at = clock_timestamp(), parked_reason = ? where id = ?",
        reason,
        id);
  }

  Waiting waiting() {
    return requireNonNull(
        jdbc.queryForObject(
            "select (select count(*) from (select from "
                + table
                + " where parked_at is null limit ?) counted),"
                + " coalesce((select extract(epoch from clock_timestamp() - created_at) from "
                + table
                + " where parked_at is null order by id limit 1), 0),"
                + " (select count(*) from "
                + table
                + " where parked_at is not null)",
            (row, _) -> new Waiting(row.getInt(1), row.getDouble(2), row.getInt(3)),
            MOST_COUNTED));
  }

  Set<String> parkedKeys() {
    return new HashSet<>(
        jdbc.queryForList(
            "select distinct key from " + table + " where parked_at is not null", String.class));
  }

  private static OutboxRow row(ResultSet row, int index) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        row.getString("topic"),
        row.getString("key"),
        row.getObject("event_id", UUID.class),
        row.getString("event_type"),
        row.getInt("schema_version"),
        row.getBytes("body"),
        row.getString("traceparent"),
        created(row));
  }

  private static Instant created(ResultSet row) throws SQLException {
    return row.getTimestamp("created_at").toInstant();
  }
}
