-- The signature that came with a record, as it came; the leaf holds its digest. Entries that were
-- sealed before records were signed have none, and their leaves stay as they are.
alter table entry add column jws text;
