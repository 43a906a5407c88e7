-- What one installation is done with in minutes takes hours in another. Emptied, both tables fill
-- themselves again from the events.

truncate durations, durations_kept;
alter table durations add column installation text not null;
create index durations_here on durations (platform, topology, installation, id desc);
