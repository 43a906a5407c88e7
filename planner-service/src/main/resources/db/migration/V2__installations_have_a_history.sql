-- Facts about an installation are published, and numbered in the order in which they happened. What
-- was registered before has none yet: the planner says it again when it starts.
alter table installations add column version bigint not null default 0;
comment on column installations.version is 'how many facts about it were published';
