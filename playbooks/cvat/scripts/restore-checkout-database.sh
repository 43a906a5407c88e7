#!/bin/sh
# A database made anew, filled in one transaction; then the data as it was kept.
set -eu
name=${CVAT_POSTGRES_DBNAME:?}
require_own_dump
checkout_psql postgres "select pg_terminate_backend(pid) from pg_stat_activity where datname = '$name' and pid <> pg_backend_pid()" >/dev/null
checkout_psql postgres "drop database if exists \"$name\"" >/dev/null
checkout_psql postgres "create database \"$name\"" >/dev/null
database_tool psql -X -q -1 -d "$name" -v ON_ERROR_STOP=1 <"$DUMP_FILE" >/dev/null || no "Expected psql to import $DUMP_FILE, but it ended with $?"
if [ "$(checkout_data)" != "$(cat "${DATA_ARCHIVE:?}.files")" ]; then
  for folder in $DATA_FOLDERS; do
    [ ! -d "${CVAT_DIR:?}/$folder" ] || find "$CVAT_DIR/$folder" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
  done
  tar -C "$CVAT_DIR" -xpzf "$DATA_ARCHIVE"
fi
