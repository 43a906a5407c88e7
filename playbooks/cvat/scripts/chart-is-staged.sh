#!/bin/sh
# The chart is the release's, and Helm can fill it with the site's values.
set -eu
place=$(notes_dir)/source-${TO:?}
[ -f "$place/helm-chart/Chart.yaml" ] || no "Expected the chart of $TO in $place/helm-chart, but it is not there"
found=$(source_release "$place")
[ "$found" = "$TO" ] || no "Expected the source in $place to be $TO, but it is ${found:-unknown}"
[ -f "${VALUES_FILE:?}" ] || no "Expected the site's values in $VALUES_FILE, but the file is not there"
helm template "${HELM_RELEASE:?}" "$place/helm-chart" --namespace "${NAMESPACE:?}" -f "$VALUES_FILE" </dev/null >/dev/null 2>&1 3>&- || no "Expected Helm to fill the chart of $TO with $VALUES_FILE, but it could not; are the chart's dependencies in helm-chart/charts?"
say "The chart of $TO fits the site's values"
