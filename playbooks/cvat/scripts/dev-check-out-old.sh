#!/bin/sh
set -eu
rm -f "$CVAT_DIR/.git/index.lock"
place=${OLD_BRANCH:?}
[ "$place" != HEAD ] || place=${OLD_COMMIT:?}
git -c "safe.directory=$CVAT_DIR" -c advice.detachedHead=false -C "$CVAT_DIR" checkout --quiet --force "$place" </dev/null 2>&1
git -c "safe.directory=$CVAT_DIR" -C "$CVAT_DIR" tag -d "v${TO:?}" >/dev/null 2>&1 || true
say "The checkout is as before"
