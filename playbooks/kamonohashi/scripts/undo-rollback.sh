#!/bin/sh
# Forward again: the newer tool, its application, and the database as it was dumped.
set -eu
[ -s "$NOTES/rollback.before" ] || {
  say "Nothing was rolled back yet"
  exit 0
}
read -r migration count <"$NOTES/rollback.before"
quietly kqi delete pod rollback --ignore-not-found || true
clear_stale_locks
leave_new_tools
bring_edits_back tools_git
if ! { require_migration "$migration" && require_release kamonohashi && require_image "${FROM:?}"; } 3>/dev/null; then
  deploy_tool deploy app 2>&1 || true
  within "${POD_PATIENCE:?}" has_postgres || no "Expected a running pod of postgres after deploy app, but there is none"
  scale_app 0
  within "$POD_PATIENCE" app_is_stopped || no "Expected the web application to stop within $POD_PATIENCE s, but it did not"
  restore_database "$(kept "${DUMP_FILE:-}" platypusdb.sql)"
fi
scale_app "$count"
