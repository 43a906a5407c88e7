#!/bin/sh
set -eu
[ -s "$NOTES/rollback.before" ] || exit 0
read -r migration count <"$NOTES/rollback.before"
require_migration "$migration"
require_release kamonohashi
require_image "${FROM:?}"
if [ "$count" = 0 ]; then require_app_stopped; else require_app_version "$FROM"; fi
[ "$(tools_git rev-parse HEAD)" = "$(cat "$NOTES/tools.commit")" ] || no "Expected $DEPLOY_TOOLS to be at $(cat "$NOTES/tools.commit") again, but it is not"
say "KAMONOHASHI $FROM is deployed again, and the database is at $migration"
