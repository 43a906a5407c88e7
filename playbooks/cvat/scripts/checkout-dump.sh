#!/bin/sh
set -eu
umask 077
folder=${BASELINE:?}
file=$folder/cvat.sql
checkout_counts >"$folder/counts.dumped"
checkout_psql "${CVAT_POSTGRES_DBNAME:?}" "$MIGRATIONS" >"$folder/migrations.dumped"
database_tool pg_dump --no-owner --no-privileges "${CVAT_POSTGRES_DBNAME:?}" </dev/null >"$file.part" || no "Expected pg_dump to end with 0, but it did not; what it wrote is in $file.part"
sha256sum "$file.part" >"$file.sha256"
mv "$file.part" "$file"
fact DUMP_FILE "$file"
fact DUMP_SHA256 "$(cut -d ' ' -f 1 "$file.sha256")"
say "The dump is in $file"
