package com.moviemind.api.webhooks.shards;

import com.moviemind.api.webhooks.WebhooksProperties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The shards this instance holds. Instances that deliver share them evenly; those of one that fell
 * silent are taken over when its lease ends. Renewing costs the same however many endpoints there
 * are.
 */
@Component
public class Shards {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final long leaseMillis;
  private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();

  Shards(JdbcClient jdbc, TransactionTemplate transaction, WebhooksProperties properties) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.leaseMillis = properties.delivery().lease().toMillis();
  }

  /**
   * Renews what is held, gives back what is more than a share, takes what is free.
   *
   * @param known what is held as far as the caller knows; the rest is taken anew
   */
  public Set<Hold> renew(Set<Hold> known) {
    var held = transaction.execute(_ -> Set.copyOf(renewed(known)));
    return held == null ? Set.of() : held;
  }

  private Set<Hold> renewed(Set<Hold> known) {
    int share = share();
    var held = new HashSet<>(keep(known, share));
    giveBackAllBut(held);
    if (held.size() < share) {
      held.addAll(take(share - held.size()));
    }
    return held;
  }

  /** Shards divided by the instances that were seen lately, this one among them. */
  private int share() {
    jdbc.sql(
            """
            insert into api.webhook_sender (holder, seen_at) values (?, clock_timestamp())
            on conflict (holder) do update set seen_at = excluded.seen_at
            """)
        .param(holder)
        .update();
    jdbc.sql("delete from api.webhook_sender where seen_at < clock_timestamp() - interval '1 hour'")
        .update();
    return jdbc.sql(
            """
            select ceil((select count(*) from api.webhook_shard)::numeric / greatest(1, count(*)))::int
            from api.webhook_sender
            where seen_at > clock_timestamp() - ? * interval '1 millisecond'
            """)
        .param(leaseMillis)
        .query(Integer.class)
        .single();
  }

  /** A lease that ran out and that nobody took is still ours. */
  private List<Hold> keep(Set<Hold> known, int most) {
    return jdbc.sql(
            """
            update api.webhook_shard s
            set expires_at = clock_timestamp() + ? * interval '1 millisecond'
            from unnest(?::int[], ?::bigint[]) as it (shard, fence)
            where s.holder = ? and s.shard = it.shard and s.fence = it.fence and s.shard in (
              select shard from api.webhook_shard where holder = ? order by shard limit ?
              for no key update)
            returning s.shard, s.fence
            """)
        .params(leaseMillis, numbers(known), fences(known), holder, holder, most)
        .query(Shards::hold)
        .list();
  }

  private void giveBackAllBut(Set<Hold> kept) {
    jdbc.sql("update api.webhook_shard set holder = '' where holder = ? and shard <> all(?)")
        .params(holder, numbers(kept))
        .update();
  }

  private List<Hold> take(int most) {
    return jdbc.sql(
            """
            update api.webhook_shard set holder = ?, fence = fence + 1,
              expires_at = clock_timestamp() + ? * interval '1 millisecond'
            where shard in (
              select shard from api.webhook_shard
              where holder = '' or expires_at < clock_timestamp()
              order by shard limit ? for update skip locked)
            returning shard, fence
            """)
        .params(holder, leaseMillis, most)
        .query(Shards::hold)
        .list();
  }

  /** Those that nobody took since, and nobody takes until the transaction ends. */
  public Set<Hold> stillHeld(Collection<Hold> holds) {
    return Set.copyOf(
        jdbc.sql(
                """
                select s.shard, s.fence from api.webhook_shard s
                join unnest(?::int[], ?::bigint[]) as it (shard, fence)
                  on it.shard = s.shard and it.fence = s.fence
                where s.holder = ? order by s.shard for share of s
                """)
            .params(numbers(holds), fences(holds), holder)
            .query(Shards::hold)
            .list());
  }

  /** Lets others in at once. */
  public void release() {
    transaction.executeWithoutResult(_ -> {
      giveBackAllBut(Set.of());
      jdbc.sql("delete from api.webhook_sender where holder = ?").param(holder).update();
    });
  }

  private static Hold hold(ResultSet row, int number) throws SQLException {
    return new Hold(row.getInt("shard"), row.getLong("fence"));
  }

  private static Integer[] numbers(Collection<Hold> holds) {
    return holds.stream().map(Hold::shard).toArray(Integer[]::new);
  }

  private static Long[] fences(Collection<Hold> holds) {
    return holds.stream().map(Hold::fence).toArray(Long[]::new);
  }
}
