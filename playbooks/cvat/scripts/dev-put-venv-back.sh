#!/bin/sh
set -eu
backup=$(venv_backup)
if [ ! -d "$PYTHON_VENV" ] || [ "$(tree_of "$PYTHON_VENV")" != "$(cat "$backup/list")" ]; then
  rm -rf "$PYTHON_VENV.new"
  cp -Rp "$backup/venv" "$PYTHON_VENV.new"
  [ ! -d "$PYTHON_VENV" ] || { rm -rf "$PYTHON_VENV.old"; mv "$PYTHON_VENV" "$PYTHON_VENV.old"; }
  mv "$PYTHON_VENV.new" "$PYTHON_VENV"
fi
rm -rf "$PYTHON_VENV.old" "$PYTHON_VENV.new"
say "The old virtual environment is back"
