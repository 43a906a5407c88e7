#!/bin/sh
set -eu
for name in $(folders_of "${COMPONENT:?}"); do
  put_folder "$STAGED_DIR/$name" "$name"
done
say "Release ${TO:?} is in place"
