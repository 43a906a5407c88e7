#!/bin/sh
# Notes how CVAT is before anything is changed: revision, pods of each deployment, rows.
set -eu
umask 077
folder=$(backup_dir)
mkdir -p "$folder"
if [ ! -f "$folder/counts" ]; then
  require_deployed
  helm_state | cut -d ' ' -f 1 >"$folder/revision"
  wanted_pods >"$folder/replicas"
  [ -s "$folder/replicas" ] || no "Expected deployments of $HELM_RELEASE in $NAMESPACE, but there are none"
  cluster_counts >"$folder/counts.part"
  mv "$folder/counts.part" "$folder/counts"
fi
fact BASELINE "$folder"
fact HELM_REVISION "$(cat "$folder/revision")"
say "Helm revision $(cat "$folder/revision")"
sed 's/^/rows of /' "$folder/counts"
