package com.moviemind.worker.ledger.finish;

import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.money.Reservation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Settles attempts. */
final class Attempts {

  /**
   * A worker that lost its item and comes late still says what its call cost; a loss it cannot
   * undo.
   */
  private static final String SETTLE =
      """
      update worker.attempt a set state = it.state, ended_at = clock_timestamp(),
        cost_micros = case when it.state = 'LOST' then a.reserved_micros else it.cost end,
        input_tokens = it.input, cached_input_tokens = it.cached, output_tokens = it.output,
        error_class = it.error_class, error = it.error
      from unnest(?::uuid[], ?::text[], ?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::text[])
        as it(id, state, cost, input, cached, output, error_class, error)
      where a.day = ? and a.id = any(array[it.id]) and (a.state = 'OPEN' or a.state = 'LOST' and it.state = 'SETTLED')
      returning a.tenant_id, a.day, coalesce(old.cost_micros, old.reserved_micros) - new.cost_micros
      """;

  private final JdbcTemplate jdbc;

  Attempts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Answers what each attempt cost less than it was reserved at. */
  List<Reservation> settle(List<Finish> finishes) {
    return finishes.stream()
        .collect(Collectors.groupingBy(it -> LocalDate.ofInstant(it.claim().at(), ZoneOffset.UTC)))
        .entrySet()
        .stream()
        .flatMap(it -> settle(it.getKey(), it.getValue()).stream())
        .toList();
  }

  private List<Reservation> settle(LocalDate day, List<Finish> finishes) {
    return jdbc.query(
        SETTLE,
        (row, _) ->
            new Reservation(
                row.getObject(1, UUID.class), row.getObject(2, LocalDate.class), row.getLong(3)),
        Columns.of(finishes)
            .add("uuid", it -> it.claim().attemptId())
            .add("text", it -> it.attempt().state())
            .add("int8", it -> it.attempt().costMicros())
            .add("int8", it -> it.attempt().inputTokens())
            .add("int8", it -> it.attempt().cachedInputTokens())
            .add("int8", it -> it.attempt().outputTokens())
            .add("text", it -> it.attempt().errorClass())
            .add("text", it -> it.attempt().error())
            .value(day)
            .parameters());
  }
}
