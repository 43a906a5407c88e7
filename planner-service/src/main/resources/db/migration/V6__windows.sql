-- When downtime is allowed, and how long runs took.

create table windows (
  installation text primary key,
  document     text not null,
  changed_by   text not null,
  changed_at   timestamptz not null default clock_timestamp()
);
comment on column windows.document is 'the rules as JSON, as they are written in requests';

-- A projection of the events: with both tables emptied, it fills itself again.
create table durations (
  id           bigint generated always as identity primary key,
  upgrade_id   text not null,
  platform     text not null,
  topology     text not null,
  step         text not null,
  hop          text not null,
  undo         boolean not null,
  took_ms      bigint not null
);
comment on column durations.hop is 'from which release to which, as in 0.6.9>0.7.0';
create index durations_youngest on durations (platform, topology, id desc);

create table durations_kept (
  upgrade_id   text primary key
);
comment on table durations_kept is 'the upgrades whose runs are in durations, or had none';
