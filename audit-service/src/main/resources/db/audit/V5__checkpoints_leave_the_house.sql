-- Checkpoints as they were given away: signed notes (C2SP tlog-checkpoint), and what witnesses put
-- under them.
create table published (
  size bigint primary key references checkpoint,
  note text   not null
);
create table cosignature (
  size    bigint not null references published,
  witness text   not null,
  line    text   not null,
  primary key (size, witness)
);
create index cosignature_of_witness on cosignature (witness, size);

-- For the walk over the whole log, which looks whether output is found where it was sealed.
create index output_chunk_of_entry on output_chunk (idx);

grant select, insert on published, cosignature to audit_writer;
grant select on published, cosignature to audit_reader;

-- Refuses change as it is asked for, with rows or without. A table that comes later is guarded by
-- calling this for it; a test fails when that is forgotten.
create function guard(name text) returns void language plpgsql as $$
begin
  execute format('create trigger no_change_at_all before update or delete or truncate on audit.%I
    for each statement execute function audit.refuse_change()', name);
  execute format('alter table audit.%I enable always trigger no_change_at_all', name);
end $$;
revoke all on function guard(text), refuse_change() from public;

do $$
declare name text;
begin
  for name in select tablename from pg_tables
    where schemaname = 'audit' and tablename <> 'flyway_schema_history' loop
    perform guard(name);
  end loop;
end $$;
