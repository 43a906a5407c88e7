#!/bin/sh
# Only what was carried, and only from the new code.
set -eu
for name in $DATA_FOLDERS; do
  place=$PYTHON_HOME/$name
  rm -rf "$place.part"
  { [ -d "$place" ] && [ -d "${CODE_BACKUP:?}/$name" ] && grep -qx "$name" "${NOTES:?}/data.carried" 2>/dev/null; } || continue
  newer=$(cd "$place" && find . -type f | while read -r file; do [ -e "$CODE_BACKUP/$name/$file" ] || say "$file"; done)
  if [ -z "$newer" ]; then
    rm -rf "$place"
  else
    say "Left $place: it has files that are newer than the upgrade; they stay with the new code"
  fi
done
