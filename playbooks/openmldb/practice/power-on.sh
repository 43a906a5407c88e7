#!/bin/sh
# Starts what ran before the last power-off; the first time, everything.
set -eu
: "${PRACTICE_ROOT:?}"
cluster=$PRACTICE_ROOT/cluster
shell=$(command -v bash || command -v sh) # OpenMLDB's own start.sh is for bash
rm -rf "$cluster/lock"
while read -r host component; do
  root=$PRACTICE_ROOT/hosts/$host
  PATH=$root/bin:$PATH PRACTICE_HOST=$host STEPWISE_PRACTICE_HOST=$root \
    "$shell" "$root/openmldb/bin/start.sh" start "$component" >/dev/null &
done <"$cluster/running"
wait

# After a power cut every tablet loads its own partitions again, whatever auto_failover says.
for node in "$cluster"/nodes/*; do
  read -r pid _ component host <"$node"
  [ "$component" = tablet ] || continue
  endpoint=$(sed -n 's/^--endpoint=//p' "$PRACTICE_ROOT/hosts/$host/openmldb/conf/tablet.flags")
  awk -v e="$endpoint" -v s="$pid" '$5 == e { print $3, $4, $5, s }' "$cluster/partitions" >>"$cluster/loaded"
done
