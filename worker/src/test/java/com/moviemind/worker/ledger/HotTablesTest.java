package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.ledger.fair.LeaseStatement;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a claim reads, in blocks, which no other load on the machine changes. The long form is run
 * with {@code -Dmoviemind.hot-tables.finished=1000000 -Dmoviemind.hot-tables.waiting=100000}; the
 * plans are left in {@code target/claim-plans.txt}.
 */
class HotTablesTest extends LedgerRoom {

  private static final int FINISHED = Integer.getInteger("moviemind.hot-tables.finished", 20_000);
  private static final int WAITING = Integer.getInteger("moviemind.hot-tables.waiting", 10_000);
  private static final int HELD = Integer.getInteger("moviemind.hot-tables.held", 1_000);
  private static final int FEW = 1_000;
  private static final int CLAIMED = 64;

  /** Of each item its row, its indexes and its facts are read and written. */
  private static final int SMALL = 32 * CLAIMED;

  private static final Path PLANS = Path.of("target", "claim-plans.txt");
  private static final Pattern BLOCKS =
      Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
  private static final Pattern TIME = Pattern.compile("Execution Time: ([\\d.]+) ms");

  @Autowired DataSource database;

  private record Cost(long blocks, double ms) {}

  @BeforeEach
  void nothingWaits() {
    List.of("work_item", "work_item_job", "waiting_tenant", "finished_item")
        .forEach(it -> db.sql("delete from worker." + it).update());
  }

  @Test
  void claimReadsAsMuchHoweverMuchWaitsOrIsFinished() {
    wait(FEW, 10);
    var few = cost("%,d waiting, nothing finished".formatted(FEW), "{}");
    finish(FINISHED);
    wait(WAITING, 10);
    var many = cost("%,d waiting, %,d finished".formatted(FEW + WAITING, FINISHED), "{}");

    assertThat(few.blocks()).isLessThan(SMALL);
    assertThat(many.blocks()).isLessThan(SMALL);
  }

  @Test
  void claimAmongAThousandTenantsStaysSmall() {
    wait(5_000, 1_000);
    var ready = cost("1,000 tenants with ready work", "{}");
    db.sql("update worker.work_item set ready_at = clock_timestamp() + interval '1 h'").update();
    var none = cost("1,000 tenants, none with ready work", "{}");

    assertThat(ready.blocks()).isLessThan(100 * CLAIMED);
    assertThat(none.blocks()).isLessThan(20_000);
  }

  @Test
  void openTransactionMakesClaimsNeitherSlowNorWrong() throws Exception {
    wait(HELD + FEW, 1);
    var before = cost("one tenant, before", "{}");
    try (var holder = database.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("select pg_current_xact_id()");
      for (var done = 0; done < HELD; ) {
        done += finishSome();
      }
      var from = db.sql("select min(ready_at) - interval '500 ms' from worker.work_item");
      var tenant =
          db.sql("select tenant_id from worker.waiting_tenant").query(String.class).single();
      var progress = "{\"%s\":[0,\"%s\"]}".formatted(tenant, from.query(String.class).single());
      var held =
          cost("one tenant, %,d claimed while a transaction is open".formatted(HELD), progress);
      var allOver = cost("the same, looked at from the beginning", "{}");
      System.out.println("held: " + before + " -> " + held + ", from the beginning " + allOver);

      assertThat(before.blocks()).isLessThan(SMALL);
      assertThat(held.blocks()).isLessThan(SMALL);
      // what vacuum cannot remove is passed over once
      assertThat(allOver.blocks()).isLessThan(SMALL + HELD / 5);
      holder.rollback();
    }
  }

  private int finishSome() throws InterruptedException {
    var claims = take(100, 100);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      claims.forEach(it -> workers.execute(() -> write(it, 5)));
    }
    return claims.size();
  }

  /** What the claim of some items reads, and takes; it is rolled back. */
  private Cost cost(String name, String progress) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          jdbc.execute(LeaseStatement.IN_ORDER);
          var plan =
              String.join(
                  "\n",
                  jdbc.queryForList(
                      "explain (analyze, buffers) " + LeaseStatement.SQL,
                      String.class,
                      CLAIMED,
                      0.0,
                      "{}",
                      CLAIMED,
                      CLAIMED,
                      0.0,
                      progress,
                      "nobody",
                      1_000L));
          status.setRollbackOnly();
          return kept(name, plan);
        }));
  }

  private static Cost kept(String name, String plan) {
    var blocks = BLOCKS.matcher(plan);
    var time = TIME.matcher(plan);
    assertThat(blocks.find()).as(plan).isTrue();
    assertThat(time.find()).as(plan).isTrue();
    var read = blocks.group(2) == null ? 0 : Long.parseLong(blocks.group(2));
    var cost = new Cost(Long.parseLong(blocks.group(1)) + read, Double.parseDouble(time.group(1)));
    try {
      Files.writeString(
          PLANS,
          (Files.exists(PLANS) ? Files.readString(PLANS) : "")
              + "== %s: %s%n%s%n%n".formatted(name, cost, plan));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return cost;
  }

  /** Items of so many tenants, ready one after the other. */
  private void wait(int items, int tenants) {
    var ids = IntStream.range(0, tenants).mapToObj(_ -> java.util.UUID.randomUUID()).toArray();
    jdbc.update(
        """
        insert into worker.work_item (id, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts,
          facts_version, ready_at)
        select gen_random_uuid(), 'MOVIE', gen_random_uuid(), 'a-film', 'en-US', 'DEFAULT', 'batch',
          (?::uuid[])[1 + n % ?], '{"title":"A film"}', 1, now() - (? - n) * interval '10 ms'
        from generate_series(1, ?) n
        """,
        new org.springframework.jdbc.support.SqlArrayValue("uuid", ids), tenants, items, items);
    new WaitingTenants(jdbc).sweep(transaction);
  }

  private void finish(int items) {
    db.sql(
            """
            insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
              outcome, attempts, spent_micros, job_ids, created_at)
            select (now() at time zone 'UTC')::date, gen_random_uuid(), 'MOVIE', gen_random_uuid(), 'en-US', 'DEFAULT',
              'batch', gen_random_uuid(), 'DONE', 1, 5, '{}', now()
            from generate_series(1, ?)
            """)
        .param(items)
        .update();
  }
}
