#!/bin/sh
# As a whole, never file by file: the kept copy stays, so this can be cut off anywhere.
set -eu
kept=$(kept_venv)
if [ ! -d "${VENV:?}" ] || [ "$(tree_of "$VENV")" != "$(cat "${BASELINE:?}/environment")" ]; then
  rm -rf "$VENV.part"
  cp -a "$kept" "$VENV.part"
  [ ! -d "$VENV" ] || { rm -rf "$VENV.gone" && mv "$VENV" "$VENV.gone"; }
  mv "$VENV.part" "$VENV"
fi
rm -rf "$VENV.part" "$VENV.gone"
