package com.moviemind.local.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Events.Seen;
import java.util.Set;
import java.util.UUID;

/** What holds after every story, whatever was killed, paused or away in it. */
final class Invariants {

  private final Product product;
  private final Ledger ledger;

  Invariants(Product product, Ledger ledger) {
    this.product = product;
    this.ledger = ledger;
  }

  /** Each accepted job is DONE, and everything below holds. */
  void holdForDone(Set<UUID> jobs) {
    hold(jobs);
    assertThat(
            ledger.rows(
                "select id || ' ' || status || ' ' || coalesce(failure_message, '') from api.job"
                    + " where id = any (?) and status <> 'DONE'",
                it -> it.getString(1),
                jobs))
        .as("jobs that are not DONE")
        .isEmpty();
  }

  void hold(Set<UUID> jobs) {
    awaitEnd(jobs);
    doneJobsPointAtTheirText(jobs);
    eachItemHasOneText(jobs);
    nothingIsLeftOpen(jobs);
    eachJobEndsInOneEvent(jobs);
  }

  void awaitEnd(Set<UUID> jobs) {
    assertThat(ledger.count("select count(*) from api.job where id = any (?)", jobs))
        .as("jobs in the database, of those that were accepted")
        .isEqualTo(jobs.size());
    await("each of %d jobs to end".formatted(jobs.size()))
        .atMost(Product.PATIENCE)
        .untilAsserted(() -> assertThat(ledger.live(jobs)).isEmpty());
  }

  private void doneJobsPointAtTheirText(Set<UUID> jobs) {
    assertThat(
            ledger.count(
                """
                select count(*) from api.job j left join content.text t
                  on t.id = j.text_id and t.entity_id = j.entity_id
                  and t.locale = j.locale and t.context_tag = j.context_tag
                where j.id = any (?) and j.status = 'DONE' and t.id is null
                """,
                jobs))
        .as("DONE jobs without a text of what they asked")
        .isZero();
  }

  /** By counting what was asked, not by the constraint that forbids a second text of one item. */
  private void eachItemHasOneText(Set<UUID> jobs) {
    assertThat(
            ledger.rows(
                """
                select i.entity_id, i.locale, i.context_tag, count(*),
                  (select count(*) from content.text t where t.entity_id = i.entity_id
                    and t.locale = i.locale and t.context_tag = i.context_tag)
                from worker.finished_item i
                where i.outcome = 'DONE' and (i.entity_id, i.locale, i.context_tag) in (
                  select entity_id, locale, context_tag from api.job where id = any (?))
                group by 1, 2, 3 having count(*) <> (select count(*) from content.text t
                  where t.entity_id = i.entity_id and t.locale = i.locale
                  and t.context_tag = i.context_tag)
                """,
                it ->
                    "%s %s %s: %d items, %d texts"
                        .formatted(
                            it.getString(1),
                            it.getString(2),
                            it.getString(3),
                            it.getLong(4),
                            it.getLong(5)),
                jobs))
        .as("work with another number of texts than of finished items")
        .isEmpty();
    assertThat(
            ledger.count(
                "select count(*) from (select unnest(job_ids) as job from worker.finished_item) f"
                    + " where f.job = any (?)",
                jobs))
        .as("jobs in finished items")
        .isEqualTo(jobs.size());
  }

  private void nothingIsLeftOpen(Set<UUID> jobs) {
    assertThat(
            ledger.count(
                "select count(*) from worker.attempt a join worker.finished_item i on i.id = a.item_id"
                    + " where a.state = 'OPEN' and i.job_ids && ?",
                jobs))
        .as("attempts that are neither settled nor lost")
        .isZero();
    assertThat(
            ledger.count("select count(*) from worker.work_item_job where job_id = any (?)", jobs))
        .as("jobs that still wait in the worker's ledger")
        .isZero();
    for (var schema : Set.of("api", "worker")) {
      await(schema + "'s outbox to be relayed, nothing of it parked")
          .atMost(Product.PATIENCE)
          .until(() ->
              ledger.count(
                      "select count(*) from %s.outbox where key = any (select unnest(?::uuid[])::text)"
                          .formatted(schema),
                      jobs)
                  == 0);
    }
  }

  private void eachJobEndsInOneEvent(Set<UUID> jobs) {
    var seen = new Events(product).of(jobs);
    assertThat(seen).allMatch(it -> it.job().equals(Events.jobOf(it.event())), "keyed by its job");
    var endings =
        seen.stream().filter(Seen::ends).collect(groupingBy(Seen::job, mapping(Seen::id, toSet())));
    assertThat(endings.keySet()).as("jobs of which the topic tells the end").isEqualTo(jobs);
    assertThat(endings.values())
        .as("events, by ce_id, that end a job")
        .allMatch(it -> it.size() == 1);
    assertThat(
            ledger.count(
                "select count(*) from (select job_id from api.event_log where job_id = any (?)"
                    + " and type in ('job.completed', 'job.failed')"
                    + " group by job_id having count(*) = 1) once",
                jobs))
        .as("jobs that end once in the event log")
        .isEqualTo(jobs.size());
  }
}
