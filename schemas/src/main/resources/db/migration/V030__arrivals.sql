-- What interactive work will take of the calls is told by what arrives, not by what is started: a queue that is worked
-- off starts much and foretells nothing.
comment on column worker.instance.interactive_rate is 'interactive requests taken in a second; fades by half in five seconds';
