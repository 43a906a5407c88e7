#!/bin/sh
# Stands in for the Java process of taskmanager: it has its jar open, and speaks no HTTP.
set -u
root=$(cd ../.. && pwd -P)
cluster=$(cd "$root/../../../cluster" && pwd -P)
endpoint=127.0.0.1:$(sed -n 's/^server.port=//p' ../conf/taskmanager.properties)
node=$cluster/nodes/$(echo "$endpoint" | tr : _)
for jar in ../lib/openmldb-taskmanager-*.jar; do exec 9<"$jar"; done
trap '[ -e "$root/../faults/stop-ignored" ] || { rm -f "$node"; kill "$nap" 2>/dev/null; exit 0; }' TERM
echo "$$ none taskmanager $(basename "$(dirname "$root")")" >"$node"
while :; do
  sleep 2 9<&- &
  nap=$!
  wait "$nap"
done
