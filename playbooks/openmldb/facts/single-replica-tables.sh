#!/bin/sh
# Tables that have a partition with one replica only, or none.
set -eu
all=$(partitions)
tables=$(say "$all" | awk '{ n[$1 "." $2 " " $4]++ } END { for (k in n) if (n[k] == 1) { split(k, p, " "); print p[1] } }' | LC_ALL=C sort -u | tr '\n' ' ')
say "${tables:-none}"
