package com.moviemind.messaging.audit;

import com.moviemind.schemas.audit.Question;
import com.moviemind.schemas.audit.Question.Span;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Asks questions in the caller's transaction, and sees to it that they cost little. */
final class Asking {

  /** Days that a look-up beside new rows goes back; and for rows that are asked for by name. */
  private static final int NEAR = 1;

  private static final int FAR = 400;

  /**
   * Questions about what is new must go by index whatever the planner believes of tables it has
   * last seen empty; only sums read tables through.
   */
  private static final String SETTINGS =
      """
      select set_config('statement_timeout', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true),
        set_config('enable_seqscan', ?, true), set_config('enable_hashjoin', ?, true),
        set_config('enable_mergejoin', ?, true), set_config('jit', 'off', true), set_config('work_mem', '32MB', true),
        set_config('max_parallel_workers_per_gather', '0', true), set_config('lock_timeout', '2s', true)
      """;

  private final JdbcTemplate jdbc;
  private final NamedParameterJdbcTemplate named;

  Asking(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.named = new NamedParameterJdbcTemplate(jdbc);
  }

  /** Bounds what the transaction may cost. */
  void prepare(Question question, Duration timeout) {
    var sums = question.span() == Span.SUMS;
    var reading = sums ? "on" : "off";
    var limit = sums ? timeout.multipliedBy(12) : timeout;
    jdbc.query(SETTINGS, _ -> {}, limit.toMillis() + "ms", reading, reading, reading);
  }

  /** What is wrong among the rows between these, or among all where the span has no bounds. */
  List<Found> between(Question question, String from, String to) {
    return rows(question.inWindow(), Map.of("from", from, "to", to, "days", NEAR, "subjects", ""));
  }

  /** Those of the subjects of which it is true now. */
  List<Found> among(Question question, Collection<String> subjects) {
    return subjects.isEmpty()
        ? List.of()
        : rows(
            question.amongSubjects(),
            Map.of("from", "", "to", "", "days", FAR, "subjects", String.join(",", subjects)));
  }

  /** Executes a statement about one subject. */
  int change(String statement, String subject) {
    return named.update(statement, Map.of("subject", subject));
  }

  void lock(String statement, String subject) {
    named.query(statement, Map.of("subject", subject), _ -> {});
  }

  private List<Found> rows(String sql, Map<String, Object> parameters) {
    return named.query(
        sql,
        parameters,
        (row, _) ->
            new Found(
                row.getString("subject"),
                row.getString("detail"),
                row.getBoolean("waits"),
                row.getString("repair")));
  }
}
