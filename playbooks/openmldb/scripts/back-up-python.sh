#!/bin/sh
# The whole environment: what the SDK needs changes with it, and pip knows no way back.
set -eu
backup=$PYTHON_VENV-backup-${FROM:?}-${STEPWISE_UPGRADE:?}
if [ ! -f "$backup/list" ]; then
  rm -rf "$backup"
  mkdir -p "$backup"
  cp -Rp "${PYTHON_VENV:?}" "$backup/venv"
  tree_of "$backup/venv" >"$backup/list.part"
  mv "$backup/list.part" "$backup/list"
fi
fact PYTHON_BACKUP "$backup"
say "The virtual environment is kept in $backup"
