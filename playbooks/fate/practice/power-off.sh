#!/bin/sh
# Ends every process of the practice range, and notes where FATE Flow ran.
set -u
: "${PRACTICE_ROOT:?}" "${PRACTICE_SOURCE:?}"
[ -d "$PRACTICE_ROOT/hosts" ] || exit 0
hosts=$(cd -P "$PRACTICE_ROOT/hosts" && pwd -P)
: >"$PRACTICE_ROOT/cluster/running"
for root in "$hosts"/*; do
  ! PATH=$root/bin:$PATH lsof -i:9380 >/dev/null || basename "$root" >>"$PRACTICE_ROOT/cluster/running"
done
cd /
found=yes
while [ -n "$found" ]; do
  found=
  for process in /proc/[0-9]*; do
    case $({ tr '\0' ' ' <"$process/cmdline"; } 2>/dev/null) in
      *"$hosts"/*/fate/python*/fate_flow/*)
        ! kill -KILL "${process#/proc/}" 2>/dev/null || ! grep -q . "$process/cmdline" 2>/dev/null || found=yes
        ;;
    esac
  done
done
rm -f "$hosts"/*/run/9380 "$hosts"/*/run/9360
[ "${PRACTICE_SCENARIO:-default}" != real-mariadb ] || sh "$PRACTICE_SOURCE/real-database.sh" stop
exit 0
