package com.moviemind.schemas.audit;

/** What must hold of an outbox, the api's as the worker's. */
final class OutboxQuestions {

  private OutboxQuestions() {}

  /** Nothing is refused by the broker for good. */
  static Question parked(String schema) {
    return Question.whole(
            "outbox-parked",
            0,
            """
            select o.id::text as subject, substring(o.event_type from '[^.]*$') || ' of ' || o.key
              || ' is parked since ' || o.parked_at as detail, false as waits,
              'outbox: parked_at -> null, sent again' as repair
            from %s.outbox o where o.parked_at is not null and {these} limit 1000
            """
                .formatted(schema))
        .mendedBy(
            null,
            """
            update %s.outbox set parked_at = null, parked_reason = null
            where id = :subject::bigint and parked_at is not null
            """
                .formatted(schema));
  }

  /** What is committed leaves. One finding, whatever waits behind the oldest. */
  static Question stuck(String schema) {
    return Question.whole(
        "outbox-stuck",
        1,
        """
        select o.id::text as subject, substring(o.event_type from '[^.]*$') || ' of ' || o.key
          || ' is not sent since ' || o.created_at as detail, false as waits, null::text as repair
        from (select * from %s.outbox where parked_at is null order by id limit 1) o
        where o.created_at < clock_timestamp() - interval '1 minute' and {these}
        """
            .formatted(schema));
  }
}
