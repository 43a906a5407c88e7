#!/bin/sh
# What the chart and the site's values would make: the images of the release, and a PostgreSQL that can
# read the files that are there. What is rendered holds secrets, so it is never shown.
set -eu
rendered=$(helm_with_values template "${HELM_RELEASE:?}" "$(staged_chart)" 2>/dev/null) || no "Expected helm to render the chart of ${TO:?} with the site's values, but it failed: try 'helm template' with them"
images=$(say "$rendered" | sed -n "s/^[ -]*image: *[\"']\{0,1\}\([^\"' ]*\).*/\1/p" | LC_ALL=C sort -u)
for part in server ui; do
  found=$(say "$images" | grep -E "(^|/)cvat/$part:" | tr '\n' ' ') || found=
  case $found in
    *"cvat/$part:v$TO ") [ "$(say "$found" | wc -w)" -eq 1 ] || no "Expected every image of cvat/$part to be v$TO, but the site's values and the chart give: $found" ;;
    *) no "Expected the image cvat/$part:v$TO, but the site's values and the chart give: ${found:-none}. Take tags of older releases out of the values" ;;
  esac
done
new=$(say "$images" | sed -n 's/.*\/postgresql[^:]*:\([0-9]*\).*/\1/p' | head -n 1)
[ -n "$new" ] || no "Expected the chart with the site's values to bring PostgreSQL, since the site has it in the cluster, but it would not: the upgrade would remove it"
old=$(cluster_psql "${DATABASE:?}" 'show server_version' 2>/dev/null | sed 's/[^0-9].*//') || old=
[ "$new" = "$old" ] || no "Expected the chart of $TO to keep PostgreSQL ${old:-as it is}, but it would start PostgreSQL $new, which cannot read the files of another major version: set its image in the site's values, or move the data first"
say "The chart of $TO fits: cvat/server:v$TO, PostgreSQL $new as before"
