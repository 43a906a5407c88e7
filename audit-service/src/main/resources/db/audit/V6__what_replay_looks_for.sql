-- What replay looks for, each in an index of its own over those entries only, so that no answer
-- depends on how long the log is.
create index entry_of_event_at on entry (upgrade, idx) include (ce_sequence)
  where topic = 'stepwise.upgrades' and ce_sequence is not null and upgrade is not null;
create index entry_of_installation on entry (idx)
  where topic = 'stepwise.installations' and ce_sequence is not null;
create index entry_of_command on entry (host, idx)
  where ce_type = 'dev.stepwise.step.run-step.v1';
create index entry_of_notice on entry (upgrade, idx) where topic = 'stepwise.notices';
create index entry_of_alert on entry (idx) where topic = 'stepwise.alerts';
