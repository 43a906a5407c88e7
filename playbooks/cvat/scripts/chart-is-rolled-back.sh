#!/bin/sh
set -eu
state=$(helm_state)
case $state in
  "${HELM_REVISION:?} deployed "* | [0-9]*" deployed Rollback to $HELM_REVISION") ;;
  *) no "Expected Helm to be back at revision $HELM_REVISION, but it says: ${state:-nothing}" ;;
esac
require_images "${FROM:?}"
require_no_writers
now=$(cluster_counts)
was=$(cat "${BASELINE:?}/counts.dumped")
[ "$now" = "$was" ] || no "Expected as many rows as were dumped ($(say "$was" | tr '\n' ',')), but there are $(say "$now" | tr '\n' ',')"
noted=$(cluster_psql "${DATABASE:?}" "$MIGRATIONS" 2>/dev/null) || unclear "Expected the database to list its migrations, but it did not"
[ "$noted" = "$(cat "$BASELINE/migrations.dumped")" ] || no "Expected the migrations of $FROM in the database, but there are others: it was not put back"
say "The chart of $FROM is back, with every row of the dump"
