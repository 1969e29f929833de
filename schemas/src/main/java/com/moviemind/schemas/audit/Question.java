package com.moviemind.schemas.audit;

import org.jspecify.annotations.Nullable;

/**
 * A question to the database; each row of its answer is something that should not be.
 *
 * <p>Columns of an answer: {@code subject} names the row by ids and numbers, {@code detail} says
 * what is wrong with it, {@code waits} is true while it may still be under way, {@code repair} says
 * what mending it would change, null where no command mends it. None of them holds a text, a prompt
 * or anything that a client wrote.
 *
 * <p>Parameters: {@code :from} (exclusive) and {@code :to} bound what is looked at, as {@link Span}
 * counts; {@code :days} is how many days back a look-up beside it may go; {@code :subjects} are
 * joined by commas.
 *
 * @param kind a word for operators: tag of the metric, heading of a page
 * @param graces how often the installation's grace has to pass while a row is seen without a break
 *     until it counts; 0 for what no transaction ever shows
 * @param sql with {@code {these}} where a condition bounds it
 * @param window the condition by from and to
 * @param among the condition by subjects
 * @param mending null where no command mends it
 */
public record Question(
    String kind,
    Span span,
    int graces,
    String sql,
    String window,
    String among,
    @Nullable Mending mending) {

  /** What a question looks at, each time it is asked. */
  public enum Span {
    /** All of some small tables. */
    WHOLE,
    /** Rows of a large table that are new, by an instant; up to a little before now. */
    TIME,
    /** Numbers of the event log that are new. */
    LOG,
    /** Sums over large tables; asked seldom. */
    SUMS
  }

  /**
   * How a row is mended, once the question has found it again under the lock.
   *
   * @param lock a statement that keeps others away; {@code :subject}
   * @param change the statement that changes it; {@code :subject}
   */
  public record Mending(@Nullable String lock, String change) {}

  static Question whole(String kind, int graces, String sql) {
    return new Question(kind, Span.WHOLE, graces, sql, "true", "true", null);
  }

  /** Over new rows of a table cut into days or not. */
  static Question overTime(String kind, int graces, String column, String among, String sql) {
    var window = "%s > :from::timestamptz and %s <= :to::timestamptz".formatted(column, column);
    return new Question(kind, Span.TIME, graces, sql, window, among, null);
  }

  static Question overLog(String kind, String sql) {
    var window = "e.seq > :from::bigint and e.seq <= :to::bigint";
    var among = "e.job_id = any(string_to_array(:subjects, ',')::uuid[])";
    return new Question(kind, Span.LOG, 0, sql, window, among, null);
  }

  /** The same, of a table whose {@code day} is that of the column. */
  Question inDays(String day) {
    var days =
        """
        %s between (:from::timestamptz at time zone 'UTC')::date - 1
          and (:to::timestamptz at time zone 'UTC')::date
          and\
        """
            .formatted(day);
    return new Question(kind, span, graces, sql, days + " " + window, among, mending);
  }

  Question mendedBy(@Nullable String lock, String change) {
    return new Question(kind, span, graces, sql, window, among, new Mending(lock, change));
  }

  /** The statement for what is new, or for everything where the span has no bounds. */
  public String inWindow() {
    return sql.replace("{these}", window);
  }

  /** The statement for everything that there is, without parameters. */
  public String ofEverything() {
    return inWindow()
        .replace(":from::timestamptz", "'-infinity'::timestamptz")
        .replace(":to::timestamptz", "'infinity'::timestamptz")
        .replace(":from::bigint", "0::bigint")
        .replace(":to::bigint", Long.MAX_VALUE + "::bigint")
        .replace(":days::int", "400::int");
  }

  /** The statement for rows that were seen before. */
  public String amongSubjects() {
    return among.equals("true")
        ? "select * from (\n%s\n) it where it.subject = any(string_to_array(:subjects, ','))"
            .formatted(sql.replace("{these}", "true"))
        : sql.replace("{these}", among);
  }
}
