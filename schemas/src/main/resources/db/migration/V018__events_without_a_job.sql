-- Events that are about no job: a webhook endpoint that was disabled or enabled again.
alter table api.event_unnumbered alter column job_id drop not null;
alter table api.event_log alter column job_id drop not null;
