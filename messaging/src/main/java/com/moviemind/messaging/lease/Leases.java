package com.moviemind.messaging.lease;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leases by name among the processes that share a schema, judged by the database's clock. */
public final class Leases {

  private final JdbcClient jdbc;
  private final String table;
  private final Duration ttl;
  private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

  public Leases(JdbcClient jdbc, String schema, Duration ttl) {
    this.jdbc = jdbc;
    this.table = schema + ".lease";
    this.ttl = ttl;
  }

  /** The lease of this name, not yet held. */
  public Lease named(String name) {
    return new Lease(this, name, ttl);
  }

  /** The fence under which this process holds the lease now, or 0 when another one does. */
  long claim(String name) {
    return jdbc.sql(
            """
            insert into %s as held (name, holder, fence, expires_at)
            values (?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (name) do update set
              holder = excluded.holder,
              expires_at = excluded.expires_at,
              fence = held.fence + case when held.holder = excluded.holder then 0 else 1 end
            where held.holder = excluded.holder or held.expires_at < clock_timestamp()
            returning fence
            """
                .formatted(table))
        .params(name, holder, ttl.toMillis())
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  void release(String name) {
    jdbc.sql(
            "update %s set expires_at = clock_timestamp() where name = ? and holder = ?"
                .formatted(table))
        .params(name, holder)
        .update();
  }
}
