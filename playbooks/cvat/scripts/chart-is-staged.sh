#!/bin/sh
# The chart is there with all that it depends on; helm exits 0 when some of it is missing.
set -eu
place=$(staged_chart)
grep -q '^name: *cvat' "$place/Chart.yaml" 2>/dev/null || no "Expected the chart of ${TO:?} in $place, but it is not there"
list=$(helm dependency list "$place" </dev/null 2>/dev/null 3>&-) || unclear "Expected helm to list what the chart in $place depends on, but it failed"
away=$(say "$list" | awk 'NR > 1 && NF && $NF != "ok" && $NF != "unpacked" { print $1 }' | tr '\n' ' ')
[ -z "$away" ] || no "Expected everything that the chart in $place depends on, but these are missing or of a wrong version: $away"
say "The chart of $TO is in $place, with all that it depends on"
