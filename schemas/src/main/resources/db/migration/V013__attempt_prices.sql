-- Who pays for an attempt, and by which price list it was reserved. Null in attempts of earlier releases.
alter table worker.attempt
  add column tenant_id uuid,
  add column price_version text;

-- What was charged, for the api to show. A lost attempt stays charged at its reservation; an open one counts as
-- reserved until it is settled. The day is that of the reservation (UTC), whenever the call ended.
create view content.spend as
select
  tenant_id,
  day,
  model,
  count(*) as attempts,
  count(*) filter (where state = 'OPEN') as open_attempts,
  count(*) filter (where state = 'LOST') as lost_attempts,
  coalesce(sum(cost_micros), 0)::bigint as charged_micros,
  coalesce(sum(reserved_micros) filter (where state = 'OPEN'), 0)::bigint as reserved_micros,
  coalesce(sum(input_tokens), 0)::bigint as input_tokens,
  coalesce(sum(cached_input_tokens), 0)::bigint as cached_input_tokens,
  coalesce(sum(output_tokens), 0)::bigint as output_tokens
from worker.attempt
group by tenant_id, day, model;
