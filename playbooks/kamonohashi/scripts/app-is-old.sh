#!/bin/sh
set -eu
[ -s "$NOTES/update-app.before" ] || exit 0
read -r _ migration count <"$NOTES/update-app.before"
require_release kamonohashi
require_migration "$migration"
if [ "$count" = 0 ]; then
  require_app_stopped
  require_image "${FROM:?}"
else
  require_pods
  require_app_version "${FROM:?}"
fi
say "KAMONOHASHI ${FROM:?} is back, and the database is at $migration"
