#!/bin/sh
set -eu
git -c "safe.directory=$CVAT_DIR" -C "$CVAT_DIR" fetch --quiet "${SOURCE_GIT:?}" "refs/tags/v${TO:?}:refs/tags/v$TO" </dev/null 2>&1 || no "Expected the tag v$TO in $SOURCE_GIT, but git could not fetch it"
git -c "safe.directory=$CVAT_DIR" -c advice.detachedHead=false -C "$CVAT_DIR" checkout --quiet "v$TO" </dev/null 2>&1 || no "Expected git to check out v$TO, but it did not"
