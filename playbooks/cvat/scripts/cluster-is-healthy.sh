#!/bin/sh
# The old release runs with as many pods as before, serves, and has the rows and files of before.
set -eu
folder=${BASELINE:-$(backup_dir)}
require_deployed
require_images "${FROM:?}"
now=$(wanted_pods)
[ "$now" = "$(cat "$folder/replicas")" ] || no "Expected deployments and stateful sets to want as many pods as noted in $folder/replicas, but they want: $(say "$now" | tr '\n' ' ')"
require_rolled_out
found=$(pod_release) || found=
[ "$found" = "$FROM" ] || no "Expected CVAT $FROM to run, but the server is ${found:-not answering}"
require_serving
require_cluster_counts "$folder/counts"
if [ -f "$folder/listing" ]; then
  files=$(mktemp)
  trap 'rm -f "$files"' EXIT
  data_files >"$files" || unclear "Expected to list $DATA_DIR through the server's pod, but it failed"
  require_listed "$folder/listing" "$files" "the server's pod"
fi
say "CVAT $FROM runs in every pod, serves, and has every row that was counted"
