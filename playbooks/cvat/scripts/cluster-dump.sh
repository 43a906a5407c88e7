#!/bin/sh
# Through kubectl exec without a terminal, to a temporary name. It holds hashes of passwords.
set -eu
umask 077
folder=${BASELINE:?}
file=$folder/cvat.db.dump
cluster_counts >"$folder/counts.dumped"
cluster_psql "${DATABASE:?}" "$MIGRATIONS" >"$folder/migrations.dumped"
in_database pg_dumpall -U postgres >"$file.part" || no "Expected pg_dumpall to end with 0, but it did not; what it wrote is in $file.part"
sha256sum "$file.part" >"$file.sha256"
mv "$file.part" "$file"
fact DUMP_FILE "$file"
fact DUMP_SHA256 "$(cut -d ' ' -f 1 "$file.sha256")"
say "The dump is in $file"
