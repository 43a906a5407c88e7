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
say "The chart of $FROM is back, with every row of the dump"
