-- Grows each time a shard is taken: what an instance learned in the time of an earlier holding is not written.
alter table api.webhook_shard add column fence bigint not null default 0;
