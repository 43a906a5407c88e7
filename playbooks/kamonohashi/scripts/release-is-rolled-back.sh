#!/bin/sh
# The database first: the pod's script exits 0 also when the migration failed.
set -eu
require_migration "${TO_MIGRATION:?}"
require_checked_out "${TO_TOOL:?}" "${TO_DEEPOPS:?}" "${TO:?}"
require_release kamonohashi
require_pods
require_app_version "${TO:?}"
say "The database is at $TO_MIGRATION, and KAMONOHASHI $TO runs on it"
