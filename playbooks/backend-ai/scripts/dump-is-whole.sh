#!/bin/sh
# Reads the whole dump again: its end must be there, and as many rows of each table as were counted.
set -eu
folder=$(kept_folder)
file=$folder/database.dump
[ -s "$file" ] || no "Expected the dump $file, but it is missing or empty"
[ "$(sha256_of "$file")" = "$(cat "$folder/database.sha256")" ] || no "Expected $file to be as it was made, but it has changed"
[ "${DUMP:-}" != "$file" ] || [ "$DUMP_SHA256" = "$(cat "$folder/database.sha256")" ] || no "Expected $file to be the dump of this upgrade ($DUMP_SHA256), but it is another"
private_folder
pg_restore -f "$PRIVATE/sql" "$file" 2>"$PRIVATE/errors" </dev/null || no "Expected $file to be readable to its end, but pg_restore says: $(head -n 1 "$PRIVATE/errors")"
tail -n 5 "$PRIVATE/sql" | grep -q 'PostgreSQL database dump complete' || no "Expected the last line of a dump in $file, but it is not there: the dump was cut off"
rows_in_dump "$PRIVATE/sql" | grep -v '^alembic_version ' | LC_ALL=C sort >"$PRIVATE/rows"
grep -v '^alembic_version ' "$folder/rows.txt" >"$PRIVATE/counted" || :
cmp -s "$PRIVATE/counted" "$PRIVATE/rows" || no "Expected as many rows in $file as in the database, but: $(differences "$PRIVATE/counted" "$PRIVATE/rows" | head -n 4 | tr '\n' ';')"
say "The dump $file is whole: $(awk '{ n += $2 } END { print n + 0 }' "$PRIVATE/rows") rows"
