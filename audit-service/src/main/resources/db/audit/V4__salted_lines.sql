-- Output is sealed line by line, each line with a salt, so that single lines can be left out of
-- evidence. The leaf says count, size and root; the seed, which the salts follow from, is never
-- handed on. Entries that were sealed before, and everything but output, have none.
alter table entry
  add column lines_count integer check (lines_count > 0),
  add column lines_size  bigint  check (lines_size >= 0),
  add column lines_root  bytea   check (length(lines_root) = 32),
  add column lines_seed  bytea   check (length(lines_seed) = 32),
  add constraint lines_whole check (num_nulls(lines_count, lines_size, lines_root, lines_seed) in (0, 4));
