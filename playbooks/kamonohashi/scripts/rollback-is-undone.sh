#!/bin/sh
set -eu
[ -s "$NOTES/rollback.before" ] || exit 0
read -r migration _ <"$NOTES/rollback.before"
require_migration "$migration"
require_release kamonohashi
require_pods
require_app_version "${FROM:?}"
[ "$(tools_git rev-parse HEAD)" = "$(cat "$NOTES/tools.commit")" ] || no "Expected $DEPLOY_TOOLS to be at $(cat "$NOTES/tools.commit") again, but it is not"
say "KAMONOHASHI $FROM runs again, and the database is at $migration"
