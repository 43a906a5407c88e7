#!/bin/sh
# A checkout that was cut off leaves a lock and some files of the new release.
set -eu
if [ -e "${BASELINE:?}/checking-out" ]; then rm -f "${CVAT_DIR:?}/.git/index.lock"; fi
touch "$BASELINE/checking-out"
checkout_git checkout --quiet --force --detach "v${TO:?}" || say "git checkout ended with $?"
