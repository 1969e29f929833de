-- How the model account answered lately, for the api's /health/openai: the last attempts, by id, so through the
-- primary keys of two daily partitions, however many attempts there were. Failed is what no text at all can
-- come of; a refusal, a rate limit or a text that did not pass is an answer.
create view content.provider_health as
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
    coalesce(error_class in ('SERVER_ERROR', 'TIMEOUT', 'CONNECTION', 'UNREADABLE', 'QUOTA', 'UNAUTHORIZED',
      'UNKNOWN_MODEL'), false) as failed,
    state = 'SETTLED' and coalesce(error_class not in ('SERVER_ERROR', 'TIMEOUT', 'CONNECTION', 'UNREADABLE',
      'QUOTA', 'UNAUTHORIZED', 'UNKNOWN_MODEL', 'NOT_CALLED', 'LOST'), true) as answered
  from worker.attempt
  where day >= (clock_timestamp() at time zone 'UTC')::date - 1
  order by id desc limit 200
) lately
group by model;
