#!/bin/sh
# Trained models and job folders stand below python, and went away with the old code.
set -eu
for name in $DATA_FOLDERS; do
  from=${CODE_BACKUP:?}/$name
  { [ -d "$from" ] && [ ! -d "$PYTHON_HOME/$name" ]; } || continue
  rm -rf "$PYTHON_HOME/$name.part"
  cp -Rp "$from" "$PYTHON_HOME/$name.part"
  say "$name" >>"${NOTES:?}/data.carried"
  mv "$PYTHON_HOME/$name.part" "$PYTHON_HOME/$name"
  say "Copied $from"
done
