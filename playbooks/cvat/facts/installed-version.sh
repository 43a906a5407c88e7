#!/bin/sh
# The release that runs. Under Docker it must also be that of the source folder; in a developer's
# checkout it is the release of the code.
set -eu
if [ -n "${HELM_RELEASE:-}" ]; then
  running=$(pod_release) || running=
  [ -n "$running" ] || no "Expected the server's pod of $HELM_RELEASE in ${NAMESPACE:?} to say its release, but it does not: is CVAT running?"
  say "$running"
  exit 0
fi
files=$(source_release "${CVAT_DIR:?}")
[ -n "$files" ] || no "Expected the source of CVAT in $CVAT_DIR, but it is not there"
if [ -z "${VENV:-}" ]; then
  running=$(running_release) || running=
  [ -n "$running" ] || no "Expected the server of the project ${PROJECT:?} to say its release, but it does not: is CVAT running?"
  [ "$files" = "$running" ] || no "Expected the running server ($running) and the source in $CVAT_DIR ($files) to be the same release"
fi
say "$files"
