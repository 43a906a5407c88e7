#!/bin/sh
set -eu
if [ ! -f "$NOTES/restore.begun" ]; then
  say "Nothing was restored yet"
  exit 0
fi
require_app_stopped
restore_database "$(kept "${DUMP_FILE:-}" platypusdb.sql)"
rm -f "$NOTES/restore.begun" "$NOTES/tenants.restored"
