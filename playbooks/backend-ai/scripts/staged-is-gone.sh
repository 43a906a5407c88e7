#!/bin/sh
set -eu
for component in $(components_here); do
  folder=$(environment_of "$component" "${TO:?}")
  [ ! -e "$folder.part" ] || no "Expected $folder.part to be gone, but it is still there"
  [ ! -f "$folder/.stepwise" ] || [ "$(cat "$folder/.stepwise")" != "${STAGED_BY:-${STEPWISE_UPGRADE:?}}" ] || no "Expected $folder to be gone, but it is still there"
done
say "Nothing of $TO is left"
