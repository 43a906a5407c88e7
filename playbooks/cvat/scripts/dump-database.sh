#!/bin/sh
# To a temporary name, and without a terminal.
set -eu
folder=$(backup_dir)
file=$folder/cvat.db.dump
mkdir -p "$folder"
chmod 700 "$folder"
name=$(database)
counts >"$folder/counts.dumped"
docker exec "$name" pg_dumpall -U root </dev/null >"$file.part" 3>&- || no "Expected pg_dumpall to end with 0, but it did not; what it wrote is in $file.part"
sha256sum "$file.part" >"$file.sha256"
mv "$file.part" "$file"
fact DUMP_FILE "$file"
fact DUMP_SHA256 "$(cut -d ' ' -f 1 "$file.sha256")"
say "The dump is in $file"
