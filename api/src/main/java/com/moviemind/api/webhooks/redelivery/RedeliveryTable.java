package com.moviemind.api.webhooks.redelivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on {@code api.webhook_redelivery}. */
@Component
class RedeliveryTable {

  private final JdbcClient jdbc;

  RedeliveryTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(UUID id, UUID endpointId, Choice choice, int ratePerSecond, long count) {
    jdbc.sql(
            """
            insert into api.webhook_redelivery (id, endpoint_id, cursor, up_to, event_types,
              event_ids, undelivered, rate_per_second, count)
            values (:id, :endpoint, :after, :up_to, :types, :ids, :undelivered, :rate, :count)
            """)
        .param("id", id)
        .param("endpoint", endpointId)
        .param("after", choice.after())
        .param("up_to", choice.upTo())
        .param("types", choice.types().toArray(String[]::new))
        .param("ids", choice.ids().toArray(UUID[]::new))
        .param("undelivered", choice.undelivered())
        .param("rate", ratePerSecond)
        .param("count", count)
        .update();
  }

  Optional<Redelivery> find(UUID endpointId, UUID id) {
    return jdbc.sql("select * from api.webhook_redelivery where endpoint_id = ? and id = ?")
        .params(endpointId, id)
        .query((row, _) -> redelivery(row))
        .optional();
  }

  /** Those of these endpoints that go on, the oldest first. */
  List<Redelivery> goingOn(Collection<UUID> endpointIds) {
    return jdbc.sql(
            """
            select * from api.webhook_redelivery
            where endpoint_id = any(?) and finished_at is null order by id
            """)
        .param(endpointIds.toArray(UUID[]::new))
        .query((row, _) -> redelivery(row))
        .list();
  }

  boolean finish(UUID endpointId, UUID id) {
    return jdbc.sql(
                """
                update api.webhook_redelivery set finished_at = clock_timestamp()
                where endpoint_id = ? and id = ? and finished_at is null
                """)
            .params(endpointId, id)
            .update()
        > 0;
  }

  /** Forgets what ended two weeks ago, as the delivery log does. */
  int purge() {
    return jdbc.sql(
            """
            delete from api.webhook_redelivery
            where finished_at < clock_timestamp() - interval '14 days'
            """)
        .update();
  }

  private static Redelivery redelivery(ResultSet row) throws SQLException {
    var finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Redelivery(
        row.getObject("id", UUID.class),
        row.getObject("endpoint_id", UUID.class),
        row.getLong("cursor"),
        new Choice(
            row.getLong("cursor"),
            row.getLong("up_to"),
            List.of((String[]) row.getArray("event_types").getArray()),
            List.of((UUID[]) row.getArray("event_ids").getArray()),
            row.getBoolean("undelivered")),
        row.getInt("rate_per_second"),
        row.getLong("count"),
        row.getLong("sent"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        finished == null ? null : finished.toInstant());
  }
}
