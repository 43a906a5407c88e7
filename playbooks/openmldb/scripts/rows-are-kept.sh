#!/bin/sh
# No table has fewer rows than before the upgrade.
set -eu
placed=$(partitions)
lost=$(say "$placed" | awk '
  NR == FNR { if ($6 == "leader") before[$3] += $8; next }
  $6 == "leader" { now[$3] += $8; name[$3] = $1 "." $2 }
  END { for (t in before) if (now[t] < before[t]) print name[t], "had", before[t], "and has", now[t] + 0 }' "$(baseline)/partitions" -)
[ -z "$lost" ] || no "Expected no table to have lost rows, but: $lost"
say "No table has fewer rows than before the upgrade"
