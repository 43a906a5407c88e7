#!/bin/sh
# Only what was carried, and only from the new code.
set -eu
for name in $DATA_FOLDERS; do
  rm -rf "$PYTHON_HOME/$name.part"
  if [ -d "${CODE_BACKUP:?}/$name" ] && grep -qx "$name" "${NOTES:?}/data.carried" 2>/dev/null; then
    newer=$(cd "$PYTHON_HOME/$name" 2>/dev/null && find . -type f | while read -r file; do [ -e "$CODE_BACKUP/$name/$file" ] || say "$file"; done)
    if [ -z "$newer" ]; then rm -rf "${PYTHON_HOME:?}/$name"; else say "Left $PYTHON_HOME/$name: it has files that are newer than the upgrade; they stay with the new code"; fi
  fi
done
