#!/bin/sh
# The chart is part of each release's source. What it depends on is fetched now, not amid the upgrade.
set -eu
place=$(staged_chart)
[ ! -d "$place" ] || exit 0
mkdir -p "${BACKUPS:?}"
rm -rf "$place.part" "$place.source"
if [ -n "${CHARTS:-}" ]; then
  [ -d "$CHARTS/cvat-$TO" ] || no "Expected the chart of $TO in $CHARTS/cvat-$TO, but it is not there"
  cp -R "$CHARTS/cvat-$TO" "$place.part"
else
  git -c advice.detachedHead=false clone --quiet --depth 1 --branch "v$TO" "${SOURCE_GIT:?}" "$place.source" || no "Expected to clone v$TO from $SOURCE_GIT, but git failed"
  mv "$place.source/helm-chart" "$place.part"
  rm -rf "$place.source"
  helm dependency update "$place.part" </dev/null 2>&1 3>&- || say "helm dependency update ended with $?"
fi
mv "$place.part" "$place"
say "The chart of $TO is in $place"
