#!/bin/sh
# What pre-upgrade will do with tables that have one replica only.
set -eu
placed=$(partitions)
single=$(say "$placed" | awk '{ k = $1 "." $2 "/" $4; n[k]++ } END { for (k in n) if (n[k] == 1) print k }' | LC_ALL=C sort | tr '\n' ' ')
[ -n "$single" ] || { say "Every partition has more than one replica"; exit 0; }
if [ "${ALLOW_SINGLE_REPLICA:?}" = true ]; then
  say "Accepted: these are not available while their tablet is stopped: $single"
  exit 0
fi
answer=$(ask showtablet)
tablets=$(say "$answer" | records | grep -c Healthy) || tablets=0
[ "$tablets" -ge 2 ] || no "Expected a second tablet to hold a copy of $single meanwhile, but there is none. Set ALLOW_SINGLE_REPLICA to true to accept that they are not available while the tablet is upgraded"
say "These get a second replica while their tablet is upgraded; it needs memory there: $single"
