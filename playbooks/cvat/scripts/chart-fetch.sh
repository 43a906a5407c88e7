#!/bin/sh
set -eu
place=$(notes_dir)/source-${TO:?}
[ ! -d "$place" ] || { say "Already fetched"; exit 0; }
rm -rf "$place.part"
mkdir -p "$(notes_dir)"
git -c advice.detachedHead=false clone --quiet --depth 1 --branch "v$TO" "${SOURCE_GIT:?}" "$place.part" </dev/null 2>&1 || no "Expected the tag v$TO in $SOURCE_GIT, but git could not fetch it"
mv "$place.part" "$place"
say "The chart of $TO is in $place/helm-chart"
