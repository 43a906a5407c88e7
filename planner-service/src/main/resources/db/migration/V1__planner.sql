-- What the planner knows. The events are the truth; `upgrades` is folded from them and is their lock.

create table installations (
  id           text primary key,
  document     bytea not null,
  release      text,
  changed_at   timestamptz not null default clock_timestamp()
);
comment on column installations.document is 'the installation as JSON in its wire form';
comment on column installations.release is 'what the last upgrade or rollback brought it to';

create table upgrades (
  id           text primary key,
  rollback_of  text,
  installation text not null,
  platform     text not null,
  from_release text,
  to_release   text,
  state        text not null,
  is_over      boolean not null,
  version      bigint not null,
  requested_at timestamptz not null,
  started_at   timestamptz,
  ended_at     timestamptz,
  position     bigint generated always as identity unique
);
create index upgrades_by_installation on upgrades (installation, position desc);
create index upgrades_by_state on upgrades (state, position desc);
-- One upgrade that is not over per installation, and beside it one rollback of it at most.
create unique index upgrades_one_at_a_time
  on upgrades (installation, (rollback_of is null)) where not is_over;

create table events (
  upgrade_id   text not null,
  version      bigint not null,
  type         text not null,
  data         bytea not null,
  at           timestamptz not null,
  position     bigint generated always as identity unique,
  primary key (upgrade_id, version)
);
comment on column events.data is 'the exact bytes that were published';

create table outbox (
  id           bigint generated always as identity primary key,
  topic        text not null,
  key          text not null,
  headers      text not null,
  value        bytea not null,
  created_at   timestamptz not null default clock_timestamp(),
  published_at timestamptz
);
-- Ids are given at insert and become visible at commit, so the relay looks for what is not marked
-- and never for what comes after the last id.
create index outbox_waiting on outbox (id) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create table leases (
  upgrade_id   text not null,
  stage        int not null,
  host         text not null,
  attempt      int not null,
  fence        bigint not null,
  expires_at   timestamptz not null,
  primary key (upgrade_id, stage, host)
);
comment on column leases.stage is 'of the run; -1 while the facts of a host are awaited';
create index leases_by_expiry on leases (expires_at);
