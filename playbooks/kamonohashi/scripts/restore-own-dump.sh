#!/bin/sh
set -eu
dump=${DUMP_FILE:-$NOTES/platypusdb.sql}
if [ "$(last_migration)" = "${FROM_MIGRATION:?}" ]; then
  say "The database is at $FROM_MIGRATION, nothing was restored yet"
else
  require_app_stopped
  restore_database "$dump"
fi
