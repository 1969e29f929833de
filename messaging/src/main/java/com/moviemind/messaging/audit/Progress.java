package com.moviemind.messaging.audit;

import com.moviemind.schemas.audit.Question;
import com.moviemind.schemas.audit.Question.Span;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far each question has looked, in the caller's transaction. */
final class Progress {

  private static final int SECONDS = 86_400;
  private static final int NUMBERS = 50_000;
  private static final int LEAST = 10;

  /** A question's next look: from there to there; {@code more} where it is not at the end then. */
  record Turn(String from, String to, boolean more) {

    boolean isEmpty() {
      return from.equals(to);
    }
  }

  private record Place(@Nullable String watermark, int slice) {}

  private final JdbcTemplate jdbc;
  private final AuditProperties properties;
  private final String begin;
  private final String take;
  private final String done;
  private final String cut;

  Progress(JdbcTemplate jdbc, String schema, AuditProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
    this.begin =
        "insert into %s.audit_progress (kind, slice) values (?, ?) on conflict do nothing"
            .formatted(schema);
    this.take =
        """
        select watermark, slice from %s.audit_progress
        where kind = ? and checked_at <= clock_timestamp() - ? * interval '1 millisecond'
        for update skip locked
        """
            .formatted(schema);
    this.done =
        """
        update %s.audit_progress set watermark = ?, slice = least(slice * 2, ?),
          checked_at = case when ? then checked_at else clock_timestamp() end
        where kind = ?
        """
            .formatted(schema);
    this.cut =
        "update %s.audit_progress set slice = greatest(slice / 4, ?) where kind = ?"
            .formatted(schema);
  }

  /** Makes the question known. */
  void begin(Question question) {
    jdbc.update(begin, question.kind(), widest(question));
  }

  /** The question's turn, its row locked; null where it is not due or somebody else asks it. */
  @Nullable Turn take(Question question) {
    var every = properties.interval().multipliedBy(question.span() == Span.SUMS ? 10 : 1);
    var place =
        jdbc
            .query(
                take,
                (row, _) -> new Place(row.getString(1), row.getInt(2)),
                question.kind(),
                every.toMillis())
            .stream()
            .findFirst()
            .orElse(null);
    return place == null ? null : turn(question.span(), place);
  }

  /** It has looked so far. A slice that was cut is doubled again. */
  void done(Question question, Turn turn) {
    jdbc.update(done, turn.to(), widest(question), turn.more(), question.kind());
  }

  /** It took too long: looks at less the next time. */
  void cut(Question question) {
    jdbc.update(cut, LEAST, question.kind());
  }

  private static int widest(Question question) {
    return question.span() == Span.LOG ? NUMBERS : SECONDS;
  }

  private Turn turn(Span span, Place place) {
    return switch (span) {
      case WHOLE, SUMS -> new Turn("", "now", false);
      case TIME -> overTime(place, properties.lag());
      case LOG -> overLog(place);
    };
  }

  /** Never further back than a day, which is what is looked at first, too. */
  private Turn overTime(Place place, Duration lag) {
    return jdbc.queryForObject(
        """
        select begins::text, greatest(begins, least(head, begins + slice))::text, begins + slice < head
        from (
          select greatest(?::timestamptz, clock_timestamp() - interval '1 day') as begins,
            clock_timestamp() - ? * interval '1 millisecond' as head, ? * interval '1 second' as slice) it
        """,
        (row, _) -> new Turn(row.getString(1), row.getString(2), row.getBoolean(3)),
        place.watermark(),
        lag.toMillis(),
        place.slice());
  }

  private Turn overLog(Place place) {
    return jdbc.queryForObject(
        """
        select begins::text, greatest(begins, least(last_seq, begins + slice))::text, begins + slice < last_seq
        from (
          select last_seq, greatest(?::bigint, last_seq - 200000, 0) as begins, ?::bigint as slice
          from api.event_sequence) it
        """,
        (row, _) -> new Turn(row.getString(1), row.getString(2), row.getBoolean(3)),
        place.watermark(),
        place.slice());
  }
}
