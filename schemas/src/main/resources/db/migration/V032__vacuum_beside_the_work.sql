-- What empties all the time fills up again at once. Cutting off its end locks out everybody who writes to it, every few
-- seconds; its empty pages are used again instead.
alter table api.outbox set (vacuum_truncate = off);
alter table api.event_unnumbered set (vacuum_truncate = off);
alter table worker.outbox set (vacuum_truncate = off);
alter table worker.work_item set (vacuum_truncate = off);
alter table worker.work_item_job set (vacuum_truncate = off);

-- Nobody looks texts up by these, and sorting samples of them takes most of an analysis.
alter table content.text
  alter column work_item_id set statistics 0,
  alter column version set statistics 0,
  alter column text set statistics 0,
  alter column origin set statistics 0,
  alter column model set statistics 0,
  alter column prompt_version set statistics 0,
  alter column prompt_hash set statistics 0,
  alter column facts_hash set statistics 0,
  alter column facts_version set statistics 0,
  alter column facts_used set statistics 0,
  alter column input_tokens set statistics 0,
  alter column cached_input_tokens set statistics 0,
  alter column output_tokens set statistics 0,
  alter column cost_micros set statistics 0,
  alter column attempts set statistics 0,
  alter column checks set statistics 0,
  alter column provider_ms set statistics 0;
