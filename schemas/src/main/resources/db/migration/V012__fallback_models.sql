-- Which model of the fallback chain writes next: 0 is the first. A put-back says so; the claim never chooses an
-- earlier one, and a later one where those before it are broken.
alter table worker.work_item add column model_rank smallint not null default 0;

-- The same view with the error classes of this release; CONNECTION is what earlier ones wrote.
create or replace view content.provider_health as
select
  model,
  max(ended_at) filter (where answered) as answered_at,
  max(ended_at) filter (where failed) as failed_at,
  count(*) filter (where answered) as answers,
  count(*) filter (where failed) as failures
from (
  select
    model,
    ended_at,
    coalesce(error_class in ('SERVER_ERROR', 'TIMEOUT', 'HANG', 'RESET', 'UNREACHABLE', 'CONNECTION', 'UNREADABLE',
      'QUOTA', 'UNAUTHORIZED', 'UNKNOWN_MODEL'), false) as failed,
    state = 'SETTLED' and coalesce(error_class not in ('SERVER_ERROR', 'TIMEOUT', 'HANG', 'RESET', 'UNREACHABLE',
      'CONNECTION', 'UNREADABLE', 'QUOTA', 'UNAUTHORIZED', 'UNKNOWN_MODEL', 'NOT_CALLED', 'LOST'), true) as answered
  from worker.attempt
  where day >= (clock_timestamp() at time zone 'UTC')::date - 1
  order by id desc limit 200
) lately
group by model;
