-- The job an item was made for, so that what is logged about the item's work names a job without asking for it.
-- Null for items of the release before.
alter table worker.work_item add column job_id uuid;
