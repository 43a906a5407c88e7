#!/bin/sh
set -eu
for folder in "${STATE_DIR:?}/package-${STEPWISE_UPGRADE:?}" "$STATE_DIR/package-$STEPWISE_UPGRADE.part"; do
  [ ! -e "$folder" ] || no "Expected $folder to be gone, but it is there"
done
say "Nothing of the package is left"
