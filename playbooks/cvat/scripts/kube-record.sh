#!/bin/sh
# Notes the Helm revision, how many pods of each deployment, and how many of what.
set -eu
folder=$(notes_dir)
mkdir -p "$folder"
if [ ! -f "$folder/counts" ]; then
  helm_revision >"$folder/revision"
  deployments >"$folder/deployments"
  { [ -s "$folder/revision" ] && [ -s "$folder/deployments" ]; } || no "Expected Helm to tell the revision and kubectl the deployments of $HELM_RELEASE, but they did not"
  pod_counts >"$folder/counts.part"
  [ -s "$folder/counts.part" ] || no "Expected CVAT to count its rows, but it did not answer"
  mv "$folder/counts.part" "$folder/counts"
fi
fact HELM_REVISION "$(cat "$folder/revision")"
cat "$folder/counts" "$folder/deployments"
