package com.moviemind.schemas.audit;

import com.moviemind.schemas.audit.Question.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in the schemas {@code worker} and {@code content}. */
public final class WorkerQuestions {

  /** Whoever waits in the ledger waits for an item. */
  private static final Question JOB_WITHOUT_ITEM =
      Question.whole(
              "job-without-item",
              0,
              """
              select j.job_id::text as subject, 'job waits for item ' || j.item_id || ', which is not there' as detail,
                false as waits, 'work_item_job: row removed, and the end of the job told' as repair
              from worker.work_item_job j
              where not exists (select from worker.work_item i where i.id = j.item_id) and {these} limit 1000
              """)
          .mendedBy(
              "select from worker.work_item_job where job_id = :subject::uuid for update",
              """
              delete from worker.work_item_job j where j.job_id = :subject::uuid
                and not exists (select from worker.work_item i where i.id = j.item_id)
              """);

  /** Nothing is written, and paid, that nobody waits for. */
  private static final Question ITEM_WITHOUT_JOB =
      Question.whole(
              "item-without-job",
              0,
              """
              select i.id::text as subject, 'item is ' || i.state || ', and no job waits for it' as detail,
                false as waits, 'work_item: ended CANCELED, ' || i.spent_micros || ' micros stay charged; open attempts'
                  || ' LOST' as repair
              from worker.work_item i
              where not exists (select from worker.work_item_job j where j.item_id = i.id) and {these} limit 1000
              """)
          .mendedBy(
              "select from worker.work_item where id = :subject::uuid for update",
              """
              with over as (
                delete from worker.work_item i where i.id = :subject::uuid
                  and not exists (select from worker.work_item_job j where j.item_id = i.id) returning i.*),
              lost as (
                update worker.attempt a set state = 'LOST', cost_micros = a.reserved_micros,
                  ended_at = clock_timestamp(), error_class = 'CANCELED', error = 'Nobody waited for it.'
                from over where a.item_id = over.id and a.state = 'OPEN' returning a.reserved_micros)
              insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
                outcome, message, attempts, spent_micros, job_ids, created_at)
              select (clock_timestamp() at time zone 'UTC')::date, id, entity_type, entity_id, locale, context_tag,
                lane, tenant_id, 'CANCELED', 'Nobody waited for it.', attempts,
                spent_micros + (select coalesce(sum(reserved_micros), 0) from lost), '{}', created_at
              from over
              """);

  /** Whoever falls silent loses his items. */
  private static final Question LEASE_RUN_OUT =
      Question.whole(
          "lease-run-out",
          1,
          """
          select i.id::text as subject, 'item of ' || i.lease_owner || ' is RUNNING, its lease ran out at '
            || i.lease_until as detail, false as waits, null::text as repair
          from worker.work_item i
          where i.state = 'RUNNING' and i.lease_until < clock_timestamp() - interval '1 minute' and {these} limit 1000
          """);

  /** An item that is done has one text, of what was asked; another has none. */
  private static final Question ITEM_TEXT =
      Question.overTime(
              "item-text",
              0,
              "i.finished_at",
              "i.id = any(string_to_array(:subjects, ',')::uuid[])",
              """
              select i.id::text as subject,
                'item is ' || i.outcome || coalesce(' with text ' || i.text_id, '')
                  || coalesce(', its text is ' || t.id, ', and has no text') as detail,
                false as waits,
                case when i.outcome = 'DONE' and (t.entity_id, t.locale, t.context_tag)
                    = (i.entity_id, i.locale, i.context_tag)
                  then 'finished_item: text_id ' || coalesce(i.text_id::text, 'null') || ' -> ' || t.id end as repair
              from worker.finished_item i
              left join content.text t on t.work_item_id = i.id
              where {these} and (i.outcome = 'DONE') is distinct from (
                t.id is not null and t.id = i.text_id
                and (t.entity_id, t.locale, t.context_tag) = (i.entity_id, i.locale, i.context_tag))
              limit 1000
              """)
          .inDays("i.day")
          .mendedBy(
              null,
              """
              update worker.finished_item i set text_id = t.id from content.text t
              where i.id = :subject::uuid and i.outcome = 'DONE' and t.work_item_id = i.id
                and (t.entity_id, t.locale, t.context_tag) = (i.entity_id, i.locale, i.context_tag)
              """);

  /** Every text is of an item that is done, and of a call that was settled. */
  private static final Question TEXT_WITHOUT_WORK =
      Question.overTime(
          "text-without-work",
          0,
          "t.generated_at",
          "t.id = any(string_to_array(:subjects, ',')::uuid[])",
          """
          select t.id::text as subject, 'text of item ' || t.work_item_id || ' has ' || case when f.found
            then 'no settled attempt' else 'no item that is done' end as detail, false as waits, null::text as repair
          from content.text t
          cross join lateral (select exists (
            select from worker.finished_item i where i.id = t.work_item_id and i.outcome = 'DONE'
              and i.day >= (t.generated_at at time zone 'UTC')::date - 1
              and i.day <= (t.generated_at at time zone 'UTC')::date + 1) as found) f
          where {these} and not (f.found and exists (
            select from worker.attempt a where a.item_id = t.work_item_id and a.state = 'SETTLED'
              and a.day >= (t.generated_at at time zone 'UTC')::date - 1
              and a.day <= (t.generated_at at time zone 'UTC')::date))
            and t.generated_at > clock_timestamp() - interval '89 days'
          limit 1000
          """);

  /** No attempt stays open once nobody can be making it. */
  private static final Question ATTEMPT_OPEN =
      Question.overTime(
              "attempt-open",
              1,
              "a.started_at",
              "a.id = any(string_to_array(:subjects, ',')::uuid[])",
              """
              select a.id::text as subject,
                'attempt of item ' || a.item_id || ' by ' || a.instance || ' is OPEN since ' || a.started_at as detail,
                exists (select from worker.work_item i
                  where i.id = a.item_id and i.fence = a.fence and i.state = 'RUNNING') as waits,
                'attempt: OPEN -> LOST, stays charged at ' || a.reserved_micros || ' micros' as repair
              from worker.attempt a where {these} and a.state = 'OPEN' limit 1000
              """)
          .inDays("a.day")
          .mendedBy(
              """
              select from worker.work_item where id = (
                select item_id from worker.attempt where id = :subject::uuid) for update
              """,
              """
              with lost as (
                update worker.attempt set state = 'LOST', cost_micros = reserved_micros, ended_at = clock_timestamp(),
                  error_class = 'LOST', error = 'Nobody made it any more.'
                where id = :subject::uuid and state = 'OPEN' returning item_id, reserved_micros),
              finished as (
                update worker.finished_item i set spent_micros = i.spent_micros + lost.reserved_micros
                from lost where i.id = lost.item_id),
              told as (
                update content.text t set cost_micros = t.cost_micros + lost.reserved_micros
                from lost where t.work_item_id = lost.item_id)
              update worker.work_item i set spent_micros = i.spent_micros + lost.reserved_micros
              from lost where i.id = lost.item_id
              """);

  /**
   * What an item and its text were charged is what the attempts cost. A worker that comes late with
   * the price of a lost call lowers the attempt, never the item: so an item may stand above its
   * attempts, unless its only call was settled with it; it never stands below.
   */
  private static final Question COST_UNLIKE_LEDGER =
      Question.overTime(
              "cost-unlike-ledger",
              0,
              "i.finished_at",
              "i.id = any(string_to_array(:subjects, ',')::uuid[])",
              """
              select i.id::text as subject,
                'item is charged ' || i.spent_micros || ' micros' || coalesce(', its text ' || t.cost_micros, '')
                  || ', its ' || a.calls || ' attempts ' || a.micros
                  || case when a.unlike then '; the text''s tokens are those of none of them' else '' end as detail,
                false as waits,
                'finished_item and text: charged -> ' || a.micros || ' micros'
                  || case when a.unlike then ', tokens -> those of the attempt' else '' end as repair
              from worker.finished_item i
              left join content.text t on t.work_item_id = i.id
              cross join lateral (
                select count(*) as calls, coalesce(sum(coalesce(a.cost_micros, a.reserved_micros)), 0) as micros,
                  coalesce(sum(least(coalesce(a.cost_micros, a.reserved_micros), a.reserved_micros)), 0) as floor,
                  bool_and(a.state = 'SETTLED') as settled,
                  coalesce(bool_or(a.error_class is null and a.state = 'SETTLED') and not bool_or(
                    a.error_class is null and a.state = 'SETTLED'
                    and (a.input_tokens, a.output_tokens) = (t.input_tokens, t.output_tokens)), false) as unlike
                from worker.attempt a
                where a.item_id = i.id and a.state <> 'OPEN'
                  and a.day >= (i.created_at at time zone 'UTC')::date
                  and a.day <= (i.finished_at at time zone 'UTC')::date) a
              where {these} and i.attempts > 0 and (
                i.spent_micros < a.floor
                or i.outcome = 'DONE' and a.calls = 1 and a.settled and i.spent_micros <> a.micros
                or t.cost_micros <> i.spent_micros
                or t.id is not null and a.unlike)
              limit 1000
              """)
          .inDays("i.day")
          .mendedBy(
              "select from worker.finished_item where id = :subject::uuid for update",
              """
              with ledger as (
                select coalesce(sum(coalesce(cost_micros, reserved_micros)), 0)::bigint as micros
                from worker.attempt where item_id = :subject::uuid and state <> 'OPEN'),
              good as (
                select input_tokens, cached_input_tokens, output_tokens from worker.attempt
                where item_id = :subject::uuid and state = 'SETTLED' and error_class is null
                order by ended_at desc limit 1),
              item as (
                update worker.finished_item set spent_micros = ledger.micros from ledger where id = :subject::uuid)
              update content.text t set cost_micros = ledger.micros, input_tokens = good.input_tokens,
                cached_input_tokens = good.cached_input_tokens, output_tokens = good.output_tokens
              from ledger, good where t.work_item_id = :subject::uuid
              """);

  /** What counts against a cap is what the attempts under it are charged at. */
  private static final Question BUDGET_UNLIKE_LEDGER =
      new Question(
              "budget-unlike-ledger",
              Span.SUMS,
              0,
              """
              with recent as (select (clock_timestamp() at time zone 'UTC')::date - :days::int as day),
              spent as materialized (
                select a.day, a.tenant_id, sum(coalesce(a.cost_micros, a.reserved_micros)) as micros
                from worker.attempt a where a.day >= (select day from recent) group by a.day, a.tenant_id
                union all
                select s.day, s.tenant_id, s.micros from worker.audit_spend s
                where s.day < (select day from recent))
              select b.owner || '/' || b.period || '/' || b.starts as subject,
                'the budget counts ' || b.charged_micros || ' micros, the ledger ' || l.micros as detail,
                false as waits,
                'budget_account: charged_micros ' || case when l.micros > b.charged_micros then '+ ' else '- ' end
                  || abs(l.micros - b.charged_micros) as repair
              from worker.budget_account b
              cross join lateral (
                select coalesce(sum(s.micros), 0)::bigint as micros from spent s
                where (b.owner = '00000000-0000-0000-0000-000000000000' or s.tenant_id = b.owner)
                  and s.day >= b.starts and s.day < b.starts + ('1 ' || b.period)::interval) l
              where b.charged_micros <> l.micros and {these}
                and b.starts >= least(
                  date_trunc('month', clock_timestamp() at time zone 'UTC')::date,
                  (clock_timestamp() at time zone 'UTC')::date - 1)
              limit 1000
              """,
              "true",
              "true",
              null)
          .mendedBy(
              "select worker.own_budgets()",
              """
              with counted as (
                update worker.budget_account b set charged_micros = (
                  select coalesce(sum(coalesce(a.cost_micros, a.reserved_micros)), 0) from worker.attempt a
                  where (b.owner = '00000000-0000-0000-0000-000000000000' or a.tenant_id = b.owner)
                    and a.day >= b.starts and a.day < b.starts + ('1 ' || b.period)::interval)
                where b.owner || '/' || b.period || '/' || b.starts = :subject
                returning b.owner)
              delete from worker.budget_hold h using counted where h.owner = counted.owner
              """);

  /** All of them, in the order in which they are asked. */
  public static final List<Question> ALL =
      List.of(
          JOB_WITHOUT_ITEM,
          ITEM_WITHOUT_JOB,
          LEASE_RUN_OUT,
          OutboxQuestions.parked("worker"),
          OutboxQuestions.stuck("worker"),
          ITEM_TEXT,
          TEXT_WITHOUT_WORK,
          ATTEMPT_OPEN,
          COST_UNLIKE_LEDGER,
          BUDGET_UNLIKE_LEDGER);

  /** Sums days that are over, once; before the sums are asked for. */
  public static final String KEEP_SPEND =
      """
      insert into worker.audit_spend (day, tenant_id, micros)
      select a.day, coalesce(a.tenant_id, '00000000-0000-0000-0000-000000000000'),
        sum(coalesce(a.cost_micros, a.reserved_micros))
      from worker.attempt a
      where a.day = any(array(
        select d::date from generate_series(
          date_trunc('month', clock_timestamp() at time zone 'UTC'),
          (clock_timestamp() at time zone 'UTC')::date - 2, interval '1 day') d
        where not exists (select from worker.audit_spend s where s.day = d::date)))
      group by 1, 2
      on conflict do nothing
      """;

  /** Throws those sums away, when they were found to disagree with the attempts, or are old. */
  public static final String FORGET_SPEND = "delete from worker.audit_spend";

  private WorkerQuestions() {}

  /** The question of this kind; null where there is none. */
  public static @Nullable Question of(String kind) {
    return ALL.stream().filter(it -> it.kind().equals(kind)).findFirst().orElse(null);
  }
}
