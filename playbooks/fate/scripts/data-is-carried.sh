#!/bin/sh
set -eu
for name in $DATA_FOLDERS; do
  [ -d "${CODE_BACKUP:?}/$name" ] || continue
  [ -d "$PYTHON_HOME/$name" ] || no "Expected $PYTHON_HOME/$name, with what is in $CODE_BACKUP/$name, but it is not there"
  missing=$(cd "$CODE_BACKUP/$name" && find . -type f | while read -r file; do cmp -s "$file" "$PYTHON_HOME/$name/$file" || say "$file"; done | head -n 3)
  [ -z "$missing" ] || no "Expected every file of $CODE_BACKUP/$name in $PYTHON_HOME/$name, but these are missing or differ: $missing"
done
say "Models and job folders are where the new code looks for them"
