-- How a model does that turns calls away or does not work at all: what expected starts are reckoned from.
-- A worker of a release before does not say.
alter table worker.model_state
  -- calls since it began to turn some away, and how many of them those were; zero where it turns none away
  add calls_seen float8 not null default 0,
  add calls_rejected float8 not null default 0,
  -- seconds that those turned away were asked to wait, on average
  add asked_pause float8 not null default 0,
  -- since when the breaker has not been closed; null where it is
  add broken_since timestamptz;

create or replace view content.model_state as
select distinct on (model) model, rank, seen_at, breaker,
  case when held_until > clock_timestamp() then held_until end as held_until,
  concurrency, requests_per_minute, tokens_per_minute, tokens_per_call,
  calls_seen, calls_rejected, asked_pause, broken_since
from worker.model_state order by model, seen_at desc;
