#!/bin/sh
# Dumps the database while nobody writes, under a name of its own, and notes schema, head and rows.
set -eu
folder=$(kept_folder)
umask 077
mkdir -p "$folder"
rm -f "$folder/database.dump"
pg pg_dump -Fc -f "$folder/database.dump.part"
fingerprint >"$folder/schema.txt"
row_counts >"$folder/rows.txt"
database_heads >"$folder/heads.txt"
mv "$folder/database.dump.part" "$folder/database.dump"
fact DUMP "$folder/database.dump"
sha256_of "$folder/database.dump" >"$folder/database.sha256"
fact DUMP_SHA256 "$(cat "$folder/database.sha256")"
say "Dumped database ${DB_NAME:?} to $folder/database.dump: $(wc -c <"$folder/database.dump") bytes, $(awk '{ n += $2 } END { print n + 0 }' "$folder/rows.txt") rows in $(wc -l <"$folder/rows.txt") tables"
