#!/bin/sh
# Helm does not wait: the migration takes as long as it takes, and what waits gives up.
set -eu
helm upgrade "${HELM_RELEASE:?}" "$(notes_dir)/source-${TO:?}/helm-chart" --namespace "${NAMESPACE:?}" -f "${VALUES_FILE:?}" </dev/null 2>&1 3>&- || no "Expected helm upgrade to end with 0, but it did not"
