package com.moviemind.api.webhooks.shards;

import com.moviemind.api.webhooks.WebhooksProperties;
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

  /** Renews what is held, gives back what is more than a share, takes what is free. */
  public Set<Integer> renew() {
    var held = transaction.execute(_ -> Set.copyOf(renewed()));
    return held == null ? Set.of() : held;
  }

  private Set<Integer> renewed() {
    int share = share();
    var held =
        new HashSet<>(
            jdbc.sql(
                    """
                    update api.webhook_shard
                    set expires_at = clock_timestamp() + ? * interval '1 millisecond'
                    where holder = ? and shard in (
                      select shard from api.webhook_shard where holder = ? order by shard limit ?)
                    returning shard
                    """)
                .params(leaseMillis, holder, holder, share)
                .query(Integer.class)
                .list());
    giveBackWhatIsMore(held);
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

  private void giveBackWhatIsMore(Set<Integer> kept) {
    jdbc.sql("update api.webhook_shard set holder = '' where holder = ? and shard <> all(?)")
        .params(holder, kept.toArray(Integer[]::new))
        .update();
  }

  private List<Integer> take(int most) {
    return jdbc.sql(
            """
            update api.webhook_shard set holder = ?,
              expires_at = clock_timestamp() + ? * interval '1 millisecond'
            where shard in (
              select shard from api.webhook_shard
              where holder = '' or expires_at < clock_timestamp()
              order by shard limit ? for update skip locked)
            returning shard
            """)
        .params(holder, leaseMillis, most)
        .query((row, _) -> row.getInt(1))
        .list();
  }

  /** Those of these shards that are still held, and stay so until the transaction ends. */
  public Set<Integer> heldNow(Collection<Integer> shards) {
    return Set.copyOf(
        jdbc.sql(
                """
                select shard from api.webhook_shard
                where holder = ? and expires_at > clock_timestamp() and shard = any(?)
                order by shard for share
                """)
            .params(holder, shards.toArray(Integer[]::new))
            .query(Integer.class)
            .list());
  }

  /** Lets others in at once. */
  public void release() {
    transaction.executeWithoutResult(_ -> {
      giveBackWhatIsMore(Set.of());
      jdbc.sql("delete from api.webhook_sender where holder = ?").param(holder).update();
    });
  }
}
