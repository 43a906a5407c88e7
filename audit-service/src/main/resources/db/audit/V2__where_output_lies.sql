-- Where the pieces of an output lie, so that a reader who comes back with an offset is answered at
-- once, however long the output and the log are. Made from the payloads, when they are sealed.
create table output_chunk (
  upgrade  text    not null,
  stage    integer not null,
  host     text    not null,
  attempt  integer not null,
  "offset" bigint  not null check ("offset" >= 0),
  until    bigint  not null check (until > "offset"),
  idx      bigint  not null references entry,
  primary key (upgrade, stage, host, attempt, "offset", idx)
);

create index entry_of_end on entry (upgrade, stage, host, attempt, idx)
  where ce_type = 'dev.stepwise.step.run-ended.v1';

grant select, insert on output_chunk to audit_writer;
grant select on output_chunk to audit_reader;

create trigger no_change before update or delete on output_chunk
  for each row execute function refuse_change();
create trigger no_truncate before truncate on output_chunk
  for each statement execute function refuse_change();
alter table output_chunk enable always trigger no_change;
alter table output_chunk enable always trigger no_truncate;
