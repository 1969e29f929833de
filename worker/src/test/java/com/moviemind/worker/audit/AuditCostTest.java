package com.moviemind.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.schemas.audit.Question.Span;
import com.moviemind.schemas.audit.WorkerQuestions;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What a look costs beside many finished items. The long form is run with {@code
 * -Dmoviemind.audit.finished=1000000}; it prints what each question took.
 */
class AuditCostTest extends AuditRoom {

  private static final int FINISHED = Integer.getInteger("moviemind.audit.finished", 20_000);

  private static final int AT_ONCE = 50_000;

  @Test
  void lookAsksOnlyForWhatIsNew() throws SQLException {
    look();
    var idle = took();
    look();
    tell("idle", took() - idle);
    finishMany(FINISHED);
    look();
    assertThat(db.sql("select count(*) from worker.audit_finding").query(Long.class).single())
        .isZero();
    tell("what is there, once", took());
    summarize();
    var before = took();
    look();
    tell("%,d finished, nothing new".formatted(FINISHED), took() - before);
    assertThat(readByLook()).as("rows of history read where nothing is new").isLessThan(5_000);
    healthyItem();
    before = took();
    look();
    tell("%,d finished, one new".formatted(FINISHED), took() - before);
    assertThat(states("item-text")).isEmpty();
  }

  /** Of the large tables, by the questions that look at what is new. */
  private long readByLook() {
    // no volatile function: an index is only looked into for what does not change
    var from = "now() - interval '1 s'";
    var rows = 0L;
    for (var it : WorkerQuestions.ALL) {
      if (it.span() == Span.TIME) {
        var plan =
            String.join(
                "\n",
                db.sql(
                        "explain (analyze, costs off) "
                            + it.ofEverything()
                                .replace("'-infinity'::timestamptz", "(" + from + ")")
                                .replace("'infinity'::timestamptz", "now()"))
                    .query(String.class)
                    .list());
        rows +=
            java.util.regex.Pattern.compile("Rows Removed by (?:Filter|Index Recheck): (\\d+)")
                .matcher(plan)
                .results()
                .mapToLong(row -> Long.parseLong(row.group(1)))
                .sum();
      }
    }
    return rows;
  }

  /** As autovacuum does a little later. */
  private static void summarize() throws SQLException {
    try (var owner = INSTALLATION.connect("owner");
        var statement = owner.createStatement()) {
      statement.execute(
          """
          select brin_summarize_new_values(c.oid) from pg_class c
          join pg_am m on m.oid = c.relam and m.amname = 'brin' where c.relkind = 'i'
          """);
      statement.execute("analyze worker.finished_item");
      statement.execute("analyze worker.attempt");
      statement.execute("analyze content.text");
    }
  }

  private void finishMany(int items) {
    for (var done = 0; done < items; done += AT_ONCE) {
      finish(done, items);
    }
    sql(
        "update worker.audit_progress set watermark = (clock_timestamp() - interval '2 min')::text where kind in"
            + " ('item-text', 'text-without-work', 'attempt-open', 'cost-unlike-ledger')");
    sql(
        "insert into worker.budget_account values (?, 'day', (clock_timestamp() at time zone 'UTC')::date, (select"
            + " coalesce(sum(cost_micros), 0) from worker.attempt where day = (clock_timestamp() at time zone 'UTC')::date))",
        tenant);
  }

  private void finish(int done, int items) {
    sql(
        """
        with it as materialized (
          select n, uuidv7() as item, uuidv7() as text, gen_random_uuid() as entity,
            clock_timestamp() - interval '2 h' + n * (interval '110 min' / ?) as at
          from generate_series(? + 1, ?) n),
        f as (
          insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
            outcome, text_id, attempts, spent_micros, job_ids, created_at, finished_at)
          select (at at time zone 'UTC')::date, item, 'MOVIE', entity, 'en-US', 'DEFAULT', 'batch', ?, 'DONE', text,
            1, 700, '{}', at - interval '1 s', at from it order by n),
        a as (
          insert into worker.attempt (day, id, item_id, tenant_id, number, fence, instance, model, state,
            reserved_micros, cost_micros, input_tokens, cached_input_tokens, output_tokens, started_at, ended_at)
          select (at at time zone 'UTC')::date, uuidv7(), item, ?, 1, 1, '7-a', 'a-model', 'SETTLED', 9000, 700, 100,
            20, 50, at, at from it order by n)
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version, text, model,
          prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens, cached_input_tokens,
          output_tokens, cost_micros, attempts, checks, provider_ms, generated_at)
        select text, item, 'MOVIE', entity, 'en-US', 'DEFAULT', 1, repeat('A text. ', 40), 'a-model', 'movie/1', 'p',
          'f', 1, '{title}', 100, 20, 50, 700, 1, '{}', 12, at from it order by n
        """,
        items,
        done,
        Math.min(done + AT_ONCE, items),
        tenant,
        tenant);
  }

  private double took() {
    return meters.find("moviemind.audit.question").timers().stream()
        .peek(it -> {
          if (FINISHED > 100_000) {
            System.out.printf(
                "    %-22s %8.1f ms in all, %d times, at most %.1f%n",
                it.getId().getTag("kind"),
                it.totalTime(TimeUnit.MILLISECONDS),
                it.count(),
                it.max(TimeUnit.MILLISECONDS));
          }
        })
        .mapToDouble((Timer it) -> it.totalTime(TimeUnit.MILLISECONDS))
        .sum();
  }

  private static void tell(String what, double millis) {
    System.out.printf("audit: %s: %.1f ms%n", what, millis);
  }
}
