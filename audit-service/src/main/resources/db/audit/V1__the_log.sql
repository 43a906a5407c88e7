-- The log. Owned by the role that runs this; the service itself connects as audit_writer.

-- What was said, once per content. 'deflate' is zlib (RFC 1950).
create table payload (
  sha256   bytea  primary key check (length(sha256) = 32),
  bytes    bytea  not null,
  encoding text   not null check (encoding in ('identity', 'deflate')),
  size     bigint not null check (size >= 0)
);
alter table payload alter column bytes set storage external;

-- What was sealed. The leaf is the exact text that was hashed; the columns say the same, for
-- queries. upgrade, stage, host and attempt are read from the payload.
create table entry (
  idx            bigint  primary key check (idx >= 0),
  topic          text    not null,
  partition      integer not null,
  "offset"       bigint  not null,
  key            text,
  ce_id          text,
  ce_source      text,
  ce_type        text    not null,
  ce_subject     text,
  ce_time        text,
  ce_sequence    bigint,
  unreadable     text,
  payload_sha256 bytea   not null references payload,
  payload_size   bigint  not null,
  upgrade        text,
  stage          integer,
  host           text,
  attempt        integer,
  leaf           bytea   not null check (length(leaf) <= 65535),
  leaf_hash      bytea   not null check (length(leaf_hash) = 32),
  constraint sealed_once unique (topic, partition, "offset")
);
create index entry_of_upgrade on entry (upgrade, idx) where upgrade is not null;
create index entry_of_history on entry (upgrade, ce_sequence, idx) where ce_sequence is not null;
create index entry_of_run on entry (upgrade, stage, host, idx) where stage is not null;
create index entry_of_event on entry (ce_id) where ce_id is not null;
create index entry_unreadable on entry (idx) where unreadable is not null;

-- The hashes of complete subtrees above the leaves; they never change.
create table node (
  level integer not null check (level > 0),
  idx   bigint  not null,
  hash  bytea   not null check (length(hash) = 32),
  primary key (level, idx)
);
create view subtree as
  select 0 as level, idx, leaf_hash as hash from entry
  union all
  select level, idx, hash from node;

-- The root after each batch. `at` is when it was sealed, by the database's clock.
create table checkpoint (
  size   bigint      primary key check (size > 0),
  origin text        not null,
  root   bytea       not null check (length(root) = 32),
  body   text        not null,
  at     timestamptz not null default now()
);
create index checkpoint_at on checkpoint (at, size);

grant usage on schema audit to audit_writer, audit_reader;
grant select, insert on payload, entry, node, checkpoint to audit_writer;
grant select on subtree to audit_writer;
grant select on payload, entry, node, checkpoint, subtree to audit_reader;

-- Nobody changes what is sealed, the owner and the superuser included, unless they disable the
-- triggers first: then GET /api/v1/verify names the entry.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Expected the audit log to be appended to only, but % was tried on %',
    tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

do $$
declare name text;
begin
  foreach name in array array['payload', 'entry', 'node', 'checkpoint'] loop
    execute format('create trigger no_change before update or delete on %I
      for each row execute function refuse_change()', name);
    execute format('create trigger no_truncate before truncate on %I
      for each statement execute function refuse_change()', name);
    execute format('alter table %I enable always trigger no_change', name);
    execute format('alter table %I enable always trigger no_truncate', name);
  end loop;
end $$;
