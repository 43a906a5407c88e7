#!/bin/sh
# Asks the cluster itself: the operation tool's showtablestatus leaves out the very tables that have
# a warning, and its showopstatus keeps old failures for ever.
set -eu
placed=$(partitions)
dead=$(say "$placed" | awk '$7 != "yes" { print $1 "." $2, "partition", $4, "on", $5 }')
[ -z "$dead" ] || no "Expected every partition to be alive, but these are not: $dead"

done_so_far=$(operations)
open=$(say "$done_so_far" | awk '$6 == "kDoing" || $6 == "kInited"')
[ -z "$open" ] || no "Expected no operation under way, but there is: $open"
# What failed and was then done again stays in the list, too.
failed=$(say "$done_so_far" | awk '
  { key = $1 " " $3 " " $4 " " $5; line[NR] = $0; of[NR] = key; id[NR] = $2; how[NR] = $6 }
  $6 == "kDone" && $2 > done[key] { done[key] = $2 }
  END { for (i = 1; i <= NR; i++) if (how[i] == "kFailed" && id[i] > done[of[i]] + 0) print line[i] }' |
  grep -vxF -f "$(baseline)/failed-operations") || failed=
[ -z "$failed" ] || no "Expected no operation to have failed since the upgrade began and not to have been done again, but there is: $failed"

status=$(sql "show table status like '%';")
status=$(say "$status" | sql_records)
ill=$(say "$status" | awk '$1 !~ /^[0-9]+$/ || $9 != 0 || NF > 13')
[ -z "$ill" ] || no "Expected no table with a warning or a dead partition, but there is: $ill"
shown=$(say "$status" | awk '{ print $1 }' | LC_ALL=C sort)
known=$(say "$placed" | awk '{ print $3 }' | LC_ALL=C sort -u)
[ "$shown" = "$known" ] || no "Expected the status of the tables $known but was shown that of $shown"

missing=$(awk '{ print $3 }' "$(baseline)/partitions" | LC_ALL=C sort -u | while read -r tid; do
  say "$known" | grep -qxF "$tid" || say "$tid"
done)
[ -z "$missing" ] || no "Expected every table of before the upgrade, but these are missing: $missing"
require_auto_failover
say "$(say "$known" | wc -l) tables are healthy, no operation is under way, and none has failed for good since the upgrade began"
