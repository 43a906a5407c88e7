#!/bin/sh
set -eu
backup=$(venv_backup)
if [ ! -f "$backup/list" ]; then
  rm -rf "$backup"
  mkdir -p "$backup"
  cp -Rp "${PYTHON_VENV:?}" "$backup/venv"
  tree_of "$backup/venv" >"$backup/list.part"
  mv "$backup/list.part" "$backup/list"
fi
say "The virtual environment is kept in $backup"
