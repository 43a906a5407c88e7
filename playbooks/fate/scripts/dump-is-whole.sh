#!/bin/sh
# mysqldump can end in the middle and say nothing: the last line, every table, and the hash tell.
set -eu
dump=${NOTES:?}/database.sql
[ -s "$dump" ] || no "Expected the dump $dump, but it is missing or empty"
tail -n 1 "$dump" | grep -q '^-- Dump completed' || no "Expected $dump to end with '-- Dump completed', but it does not: it was cut off"
found=$(sha256sum <"$dump" | cut -d ' ' -f 1)
[ "$found" = "$(cat "$NOTES/database.sha256" 2>/dev/null)" ] || no "Expected $dump to have the hash in $NOTES/database.sha256, but it has $found"
while read -r table; do
  grep -q "^CREATE TABLE .$table. " "$dump" || no "Expected the dump to hold the table $table, but it does not"
done <"$NOTES/tables.before"
missing=$(grep -v '^t_tracking_metric_' "$NOTES/tables.before" | while read -r table; do case $(rows_before "$table") in '' | *[!0-9]*) say "$table" ;; esac; done)
[ -z "$missing" ] || no "Expected the number of rows of every table in $NOTES/rows.before, but these are missing: $missing"
say "The dump $dump is whole"
