package com.moviemind.worker.ledger.watch;

import com.moviemind.worker.ledger.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/** How much is ready and how long it has been, by lane, whoever may claim it. */
final class ReadyQueue {

  /** Further items are not counted: a look must cost little however much waits. */
  private static final int MOST_COUNTED = 10_000;

  /** The oldest of each tenant is one step in an index away. */
  private static final String LOOK =
      """
      select l.lane,
        (select count(*) from (select from worker.work_item i
          where i.state = 'READY' and i.lane = l.lane and i.ready_at <= now() limit ?) counted),
        coalesce(extract(epoch from clock_timestamp() - (
          select min(oldest.ready_at) from worker.waiting_tenant w cross join lateral (
            select i.ready_at from worker.work_item i
            where i.state = 'READY' and i.lane = w.lane and i.tenant_id = w.tenant_id
            order by i.ready_at limit 1) oldest
          where w.lane = l.lane)), 0)
      from unnest(array['interactive', 'batch']) as l(lane)
      """;

  private record Ready(int items, double seconds) {}

  private final JdbcTemplate jdbc;
  private volatile Map<Lane, Ready> ready = Map.of();

  ReadyQueue(JdbcTemplate jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    for (var lane : Lane.values()) {
      Gauge.builder("moviemind.ledger.ready", () -> of(lane).items())
          .description("Items ready to be claimed, counted up to " + MOST_COUNTED)
          .tag("lane", lane.word())
          .register(meters);
      TimeGauge.builder("moviemind.ledger.ready.age", () -> of(lane).seconds(), TimeUnit.SECONDS)
          .description("How long the oldest ready item has been ready")
          .tag("lane", lane.word())
          .register(meters);
    }
  }

  void look() {
    var found = new EnumMap<Lane, Ready>(Lane.class);
    jdbc.query(
        LOOK,
        row -> {
          // an item that is put back is ready only after its pause
          var seconds = Math.max(0, row.getDouble(3));
          found.put(Lane.of(row.getString(1)), new Ready(row.getInt(2), seconds));
        },
        MOST_COUNTED);
    ready = found;
  }

  private Ready of(Lane lane) {
    return ready.getOrDefault(lane, new Ready(0, 0));
  }
}
