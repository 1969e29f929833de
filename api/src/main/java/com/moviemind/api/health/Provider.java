package com.moviemind.api.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How the model's provider answered the worker lately, as the worker publishes it. */
@Component
class Provider {

  private static final Duration LATELY = Duration.ofMinutes(10);

  private static final String LAST =
      """
      select max(answered_at) as answered_at, max(failed_at) as failed_at,
        bool_and(breaker <> 'closed') filter (where breaker is not null) as broken, min(probe_at) as probe_at
      from content.provider_health
      """;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Provider(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Finding finding() {
    try {
      var finding =
          jdbc.queryForObject(
              LAST,
              (row, _) ->
                  breaker(
                      judge(
                          instant(row.getObject("answered_at", OffsetDateTime.class)),
                          instant(row.getObject("failed_at", OffsetDateTime.class)),
                          clock.instant()),
                      row.getBoolean("broken"),
                      instant(row.getObject("probe_at", OffsetDateTime.class))));
      return finding == null ? Finding.ill("unknown") : finding;
    } catch (DataAccessException _) {
      return Finding.ill("unknown");
    }
  }

  /** Failing is a provider whose last word, not long ago, was a failure. */
  static Finding judge(@Nullable Instant answered, @Nullable Instant failed, Instant now) {
    var since = now.minus(LATELY);
    var answering = answered != null && answered.isAfter(since);
    var failing =
        failed != null && failed.isAfter(since) && (answered == null || failed.isAfter(answered));
    var finding = failing ? Finding.ill("failing") : Finding.well(answering ? "answering" : "idle");
    if (answered != null) {
      finding = finding.with("answered_at", answered);
    }
    return failed == null ? finding : finding.with("failed_at", failed);
  }

  /** Open is a chain of models of which none is called but to see whether it works again. */
  private static Finding breaker(Finding finding, boolean isOpen, @Nullable Instant probeAt) {
    var told = finding.with("breaker", isOpen ? "open" : "closed");
    return isOpen && probeAt != null ? told.with("probe_at", probeAt) : told;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
