#!/bin/sh
set -eu
placed=$(partitions)
left=$(say "$placed" | awk -v e="${ROLLED_TABLET_ENDPOINT:?}" -v allow="${ALLOW_SINGLE_REPLICA:?}" '
  { k = $3 "/" $4; n[k]++ }
  $5 == e && $6 == "leader" { mine[k] = $1 "." $2 "/" $4 }
  END { for (k in mine) if (allow != "true" || n[k] > 1) print mine[k] }')
[ -z "$left" ] || no "Expected $ROLLED_TABLET_ENDPOINT to lead no partition, but it leads $left"
require_auto_failover
say "$ROLLED_TABLET_ENDPOINT leads no partition"
