#!/bin/sh
# Ends every process of the practice range, also those that ignore being asked, and notes which
# components ran.
set -u
: "${PRACTICE_ROOT:?}"
[ -d "$PRACTICE_ROOT/hosts" ] || exit 0
cluster=$PRACTICE_ROOT/cluster
hosts=$(cd -P "$PRACTICE_ROOT/hosts" && pwd -P)
: >"$cluster/running"
for node in "$cluster"/nodes/*; do
  [ -f "$node" ] || continue
  read -r pid _ component host <"$node"
  ! grep -aqE "conf/${component}[.]flags|/${component}[.]sh" "/proc/$pid/cmdline" 2>/dev/null || echo "$host $component" >>"$cluster/running"
done
cd /
found=yes
while [ -n "$found" ]; do # a server that is not dead yet can start a new sleep
  found=
  for process in /proc/[0-9]*; do
    case $(readlink "$process/cwd" 2>/dev/null) in
      "$hosts"/*/openmldb | "$hosts"/*/openmldb/* | "$hosts"/*/openmldb.*)
        ! kill -KILL "${process#/proc/}" 2>/dev/null || ! grep -q . "$process/cmdline" 2>/dev/null || found=yes
        ;;
    esac
  done
done
rm -f "$cluster"/nodes/* "$hosts"/*/openmldb/bin/*.pid
exit 0
