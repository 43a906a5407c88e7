#!/bin/sh
# Starts FATE Flow where it ran before the last power-off; the first time, on its host.
set -eu
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ "${PRACTICE_SCENARIO:-default}" != real-mariadb ] || sh "$PRACTICE_SOURCE/real-database.sh" start
[ -s "$PRACTICE_ROOT/cluster/running" ] || exit 0
while read -r host; do
  root=$PRACTICE_ROOT/hosts/$host
  rm -f "$root/run/9380" "$root/run/9360"
  PATH=$root/bin:$PATH bash "$root/fate/python/fate_flow/service.sh" start >/dev/null
done <"$PRACTICE_ROOT/cluster/running"
