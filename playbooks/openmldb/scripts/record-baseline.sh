#!/bin/sh
# What the cluster looks like before anything is changed; later steps compare with it.
set -eu
folder=${STATE_DIR:?}/${STEPWISE_UPGRADE:?}-${FROM:?}
mkdir -p "$folder"
placed=$(partitions)
done_so_far=$(operations)
say "$placed" >"$folder/partitions"
say "$done_so_far" | awk '$6 == "kFailed"' >"$folder/failed-operations"
fact BASELINE_DIR "$folder"
say "Noted $(say "$placed" | wc -l) partition replicas and $(wc -l <"$folder/failed-operations") old failed operations in $folder"
