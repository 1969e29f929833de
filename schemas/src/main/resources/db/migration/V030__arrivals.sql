-- What interactive work will take of the calls is told by what arrives, not by what is started: a queue that is worked
-- off starts much and foretells nothing.
comment on column worker.instance.interactive_rate is 'interactive requests taken in a second; fades by half in five seconds';
comment on column worker.instance.interactive_starts is 'starts while work of the lane was waiting; fades by half in five seconds, as all of these';
