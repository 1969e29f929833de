-- Following jobs: a job's own events by index, a tenant's jobs newest first, and how long
-- a tenant's settled jobs are kept.
-- A stream of one job goes on where it broke off, however much else its tenant does.
create index event_log_job on api.event_log (job_id, seq) where job_id is not null;

-- Ids grow with time (UUIDv7): a page of a tenant's jobs, and the oldest ones to purge, without reading the others.
create index job_tenant on api.job (tenant_id, id);

alter table api.tenant add column job_retention_days int not null default 90
  check (job_retention_days between 1 and 3650);

-- Failed and canceled jobs are few among many. The predicate leaves status out, as that of job_live_work does.
create index job_tenant_textless on api.job (tenant_id, id) where settled_at is not null and text_id is null;
