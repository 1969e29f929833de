-- How the model account answered lately, for the api's /health/openai: the last attempts, by id, so through the
-- primary keys of two daily partitions, however many attempts there were.
create view content.provider_health as
select
  model,
  max(ended_at) filter (where state = 'SETTLED' and error_class is null) as answered_at,
  max(ended_at) filter (where error_class is not null) as failed_at,
  count(*) filter (where state = 'SETTLED' and error_class is null) as answers,
  count(*) filter (where error_class is not null) as failures
from (
  select model, state, error_class, ended_at from worker.attempt
  where day >= (clock_timestamp() at time zone 'UTC')::date - 1
  order by id desc limit 200
) lately
group by model;
