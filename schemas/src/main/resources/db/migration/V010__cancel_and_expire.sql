-- Jobs that are no longer wanted: canceled by their tenant, or not started by the instant they named.

-- When the wish to cancel was last handed to the worker, which decides.
alter table api.job add column cancel_requested_at timestamptz;

create index work_item_job_start_by on worker.work_item_job (start_by) where start_by is not null;

-- Calls under way that nobody wants any more, for the process that makes them. It takes its rows out and breaks
-- the calls off; rows of a dead process are swept.
create table worker.unwanted_call (
  instance text not null,
  attempt_id uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (instance, attempt_id)
);
