#!/bin/sh
# The release FROM runs, everywhere and wholly.
set -eu
require_nodes "$NOTES/nodes"
require_pods
require_app_version "${FROM:?}"
require_migration "${FROM_MIGRATION:?}"
require_release kamonohashi
say "KAMONOHASHI $FROM runs: every node is Ready, every pod is ready, the database is at $FROM_MIGRATION"
