package com.moviemind.schemas.audit;

import com.moviemind.schemas.audit.Question.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold in the schema {@code api}, and between it and what the worker publishes. */
public final class ApiQuestions {

  /** Mended by asking again, and by having the worker tell the end again. */
  public static final String JOB_NOT_ENDING = "job-not-ending";

  /** A job that the log corrects may have copies elsewhere. */
  public static final String JOB_UNLIKE_LOG = "job-unlike-log";

  /** Somebody works on every job that has not ended. */
  private static final Question NOT_ENDING =
      Question.whole(
          JOB_NOT_ENDING,
          2,
          """
          with nobodys as materialized (
            select j.id, j.status, j.created_at from api.job j
            where j.settled_at is null and j.created_at < clock_timestamp() - interval '1 minute'
              and not exists (select from content.job_in_hand w where w.job_id = j.id)
            limit 5000)
          select j.id::text as subject,
            'job is ' || j.status || ' since ' || j.created_at || ', and nobody works on it' as detail,
            false as waits,
            case when j.status = 'PENDING' then 'outbox: asked again; ' else '' end
              || 'the worker tells its end again, or FAILED where it has lost it' as repair
          from nobodys j
          where j.id::text not in (select o.key from api.outbox o)
            and j.id::text not in (select u.key from content.unsent_event u) and {these}
          limit 1000
          """);

  /** A DONE job names a text that is there, of what the job asked for. */
  private static final Question DONE_WITHOUT_TEXT =
      Question.overLog(
          "done-without-text",
          """
          select j.id::text as subject, 'job is DONE with text ' || j.text_id || ', which is '
            || case when t.id is null then 'not there' else 'of something else' end as detail,
            false as waits, null::text as repair
          from api.event_log e
          join api.job j on j.id = e.job_id
          left join content.text t on t.id = j.text_id
          where {these} and e.type = 'job.completed' and j.status = 'DONE'
            and (t.entity_id, t.locale, t.context_tag) is distinct from (j.entity_id, j.locale, j.context_tag)
          limit 1000
          """);

  /** A job has ended as the log says. */
  private static final Question UNLIKE_LOG =
      Question.overLog(
              JOB_UNLIKE_LOG,
              """
              select j.id::text as subject,
                'job is ' || j.status || coalesce(' with text ' || j.text_id, '') || ', the log says ' || e.type
                  || coalesce(' with text ' || (e.data->>'text_id'), '') as detail,
                false as waits,
                case when e.type <> 'job.completed' or exists (
                    select from content.text t where t.id = (e.data->>'text_id')::uuid
                      and (t.entity_id, t.locale, t.context_tag) = (j.entity_id, j.locale, j.context_tag))
                  then 'job: ' || j.status || ' -> as the log says, ' || e.type end as repair
              from api.event_log e
              join api.job j on j.id = e.job_id
              where {these} and e.type in ('job.completed', 'job.failed', 'job.canceled')
                and (j.status <> case e.type when 'job.completed' then 'DONE' when 'job.failed' then 'FAILED'
                    else 'CANCELED' end
                  or j.text_id is distinct from (e.data->>'text_id')::uuid)
              limit 1000
              """)
          .mendedBy(
              "select from api.job where id = :subject::uuid for update",
              """
              update api.job j set
                status = case e.type when 'job.completed' then 'DONE' when 'job.failed' then 'FAILED'
                  else 'CANCELED' end,
                text_id = (e.data->>'text_id')::uuid,
                failure_type = case when e.type = 'job.failed' then coalesce(e.data->>'reason', 'UNKNOWN_ERROR') end,
                failure_message = case when e.type = 'job.failed' then 'Restored from the event log.' end,
                failure_user_message = case when e.type = 'job.failed' then 'The text could not be written.' end,
                failure_retriable = case when e.type = 'job.failed'
                  then coalesce((e.data->>'retriable')::boolean, true) end,
                settled_at = coalesce(j.settled_at, e.occurred_at)
              from (
                select e.*, count(*) over () as ends from api.event_log e where e.job_id = :subject::uuid
                  and e.type in ('job.completed', 'job.failed', 'job.canceled')) e
              where j.id = e.job_id and e.ends = 1 and (e.type <> 'job.completed' or exists (
                select from content.text t where t.id = (e.data->>'text_id')::uuid
                  and (t.entity_id, t.locale, t.context_tag) = (j.entity_id, j.locale, j.context_tag)))
              """);

  /** The log tells the end of a job once. */
  private static final Question END_TOLD_TWICE =
      Question.overLog(
          "end-told-twice",
          """
          select it.job_id::text as subject, 'the log tells ' || c.ends || ' ends of the job' as detail,
            false as waits, null::text as repair
          from (
            select distinct e.job_id from api.event_log e
            where {these} and e.type in ('job.completed', 'job.failed', 'job.canceled')) it
          cross join lateral (
            select count(*) as ends from api.event_log x
            where x.job_id = it.job_id and x.type in ('job.completed', 'job.failed', 'job.canceled')
              and x.day >= (clock_timestamp() at time zone 'UTC')::date - :days::int
              and x.day <= (clock_timestamp() at time zone 'UTC')::date) c
          where c.ends > 1
          limit 1000
          """);

  /** No number of the log is missing: a follower that has seen n has seen everything before it. */
  private static final Question LOG_GAP =
      new Question(
          "event-log-gap",
          Span.LOG,
          0,
          """
          select it.after || '-' || it.before as subject,
            'the log has no numbers between ' || it.after || ' and ' || it.before as detail,
            false as waits, null::text as repair
          from ({these}) it
          limit 1000
          """,
          """
          select after, seq as before from (
            select e.seq, lag(e.seq) over (order by e.seq) as after from api.event_log e
            where e.seq >= :from::bigint and e.seq <= :to::bigint) pair
          where seq > after + 1
          union all
          select coalesce((select max(seq) from api.event_log), 0), s.last_seq + 1 from api.event_sequence s
          where s.last_seq > :from::bigint and s.last_seq <= :to::bigint
            and not exists (select from api.event_log e where e.seq = s.last_seq)
          """,
          """
          select after, before from (
            select split_part(it, '-', 1)::bigint as after, split_part(it, '-', 2)::bigint as before
            from unnest(string_to_array(:subjects, ',')) it) pair
          where after >= (select min(e.seq) from api.event_log e) and before - after - 1 > (
            select count(*) from api.event_log e where e.seq > pair.after and e.seq < pair.before)
          """,
          null);

  /** What was appended gets its number. */
  private static final Question UNNUMBERED =
      Question.whole(
          "event-unnumbered",
          1,
          """
          select e.id::text as subject, 'an event of job ' || coalesce(e.job_id::text, 'none') || ' has no number'
            as detail, false as waits, null::text as repair
          from (select * from api.event_unnumbered order by id limit 1) e where {these}
          """);

  /** Nothing is asked of the worker for a job that is not there. */
  private static final Question OUTBOX_WITHOUT_JOB =
      Question.whole(
              "outbox-without-job",
              0,
              """
              select o.id::text as subject, 'a request for job ' || o.key || ', which is not there, is to be sent'
                as detail, false as waits, 'outbox: row removed' as repair
              from (select id, key, event_type from api.outbox order by id limit 2000) o
              where o.event_type = 'com.moviemind.events.GenerationRequested'
                and not exists (select from api.job j where j.id = o.key::uuid) and {these}
              limit 1000
              """)
          .mendedBy(
              null,
              """
              delete from api.outbox o where o.id = :subject::bigint
                and o.event_type = 'com.moviemind.events.GenerationRequested'
                and not exists (select from api.job j where j.id = o.key::uuid)
              """);

  /** A client's key is never shown: it is the client's own word. */
  private static final String RECORD =
      "i.tenant_id || '/' || encode(sha256(convert_to(i.key, 'UTF8')), 'hex')";

  /** Whoever repeats a request hears of jobs that are there. */
  private static final Question IDEMPOTENCY_WITHOUT_JOB =
      Question.overTime(
              "idempotency-without-job",
              0,
              "i.created_at",
              """
              i.tenant_id = any(array(
                select split_part(it, '/', 1)::uuid from unnest(string_to_array(:subjects, ',')) it))
              and %s = any(string_to_array(:subjects, ','))\
              """
                  .formatted(RECORD),
              """
              select %s as subject, 'an answer is kept that names job ' || j.id || ', which is not there' as detail,
                false as waits, 'idempotency: record removed, the key counts as new' as repair
              from api.idempotency i
              cross join lateral (
                select min(named.id) as id from (
                  select i.body::jsonb->>'job_id' as id
                  union all
                  select jsonb_array_elements_text(case when jsonb_typeof(i.body::jsonb->'job_ids') = 'array'
                    then i.body::jsonb->'job_ids' else '[]' end)) named
                where named.id is not null and not exists (select from api.job k where k.id = named.id::uuid)) j
              where {these} and i.status = 202 and j.id is not null
              limit 1000
              """
                  .formatted(RECORD))
          .inDays("i.day")
          .mendedBy(
              null,
              """
              delete from api.idempotency i
              where i.tenant_id = split_part(:subject, '/', 1)::uuid and %s = :subject
              """
                  .formatted(RECORD));

  /** All of them, in the order in which they are asked. */
  public static final List<Question> ALL =
      List.of(
          NOT_ENDING,
          OUTBOX_WITHOUT_JOB,
          OutboxQuestions.parked("api"),
          OutboxQuestions.stuck("api"),
          UNNUMBERED,
          LOG_GAP,
          DONE_WITHOUT_TEXT,
          UNLIKE_LOG,
          END_TOLD_TWICE,
          IDEMPOTENCY_WITHOUT_JOB);

  private ApiQuestions() {}

  /** The question of this kind; null where there is none. */
  public static @Nullable Question of(String kind) {
    return ALL.stream().filter(it -> it.kind().equals(kind)).findFirst().orElse(null);
  }
}
