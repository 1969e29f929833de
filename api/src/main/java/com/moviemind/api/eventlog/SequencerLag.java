package com.moviemind.api.eventlog;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much of the log waits for its number, whichever instance numbers it. */
@Component
class SequencerLag {

  private static final Logger log = LoggerFactory.getLogger(SequencerLag.class);
  private static final int MOST_COUNTED = 10_000;

  private static final String LOOK =
      """
      select (select count(*) from (select from api.event_unnumbered limit ?) counted),
        coalesce((select extract(epoch from clock_timestamp() - occurred_at)
          from api.event_unnumbered order by id limit 1), 0)
      """;

  private record Lag(int events, double seconds) {}

  private final JdbcTemplate jdbc;
  private volatile Lag lag = new Lag(0, 0);

  SequencerLag(JdbcTemplate jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    Gauge.builder("moviemind.events.unnumbered", this, it -> it.lag.events())
        .description("Events that wait for their number, counted up to " + MOST_COUNTED)
        .register(meters);
    TimeGauge.builder("moviemind.events.age", this, TimeUnit.SECONDS, it -> it.lag.seconds())
        .description("Age of the oldest event that waits for its number")
        .register(meters);
  }

  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void look() {
    try {
      lag =
          jdbc.queryForObject(
              LOOK, (row, _) -> new Lag(row.getInt(1), row.getDouble(2)), MOST_COUNTED);
    } catch (DataAccessException e) {
      log.debug("The sequencer's lag is looked at again soon: {}", e.toString());
    }
  }
}
