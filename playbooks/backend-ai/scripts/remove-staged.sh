#!/bin/sh
# Removes the environments that this upgrade made, and no others.
set -eu
for component in $(components_here); do
  folder=$(environment_of "$component" "${TO:?}")
  rm -rf "$folder.part"
  [ -f "$folder/.stepwise" ] || continue
  [ "$(cat "$folder/.stepwise")" = "${STAGED_BY:-${STEPWISE_UPGRADE:?}}" ] || continue
  [ "$(readlink "$(link_of "$component")")" != "$folder" ] || no "Expected nobody to use $folder any more, but $(link_of "$component") leads there"
  mv "$folder" "$folder.part"
  rm -rf "$folder.part"
  rmdir "$(home_of "$component")/venvs" 2>/dev/null || :
done
say "The environment of $TO is gone"
