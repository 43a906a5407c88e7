#!/bin/sh
# Data first, while nothing writes; then the very revision that was noted, which starts pods of the old
# release, so these are stopped again: starting them is the next step back.
set -eu
require_own_dump
stop_writers
require_no_writers
volume_hook restore "${VOLUME_BACKUP:-$(backup_name)}" || no "Expected $VOLUME_HOOK restore to end with 0, but it ended with $?"
cluster_psql postgres "select pg_terminate_backend(pid) from pg_stat_activity where datname = '${DATABASE:?}'" >/dev/null
cluster_psql postgres "drop database if exists \"$DATABASE\"" >/dev/null
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
code=0
database_fed psql -q -U postgres -d postgres <"${DUMP_FILE:?}" >/dev/null 2>"$errors" || code=$?
other=$(grep -i 'error\|fatal' "$errors" | grep -v 'role "[^"]*" already exists' | head -n 3) || other=
[ "$code" -eq 0 ] || no "Expected psql to import $DUMP_FILE, but it ended with $code: $(tail -n 1 "$errors")"
[ -z "$other" ] || no "Expected psql to import $DUMP_FILE without errors, but it said: $other"
state=$(helm_state)
case $state in
  "$HELM_REVISION deployed "* | [0-9]*" deployed Rollback to $HELM_REVISION") say "Helm has revision $HELM_REVISION already" ;;
  *) helm_of_site rollback "${HELM_RELEASE:?}" "${HELM_REVISION:?}" 2>&1 || say "helm rollback ended with $?" ;;
esac
stop_writers
