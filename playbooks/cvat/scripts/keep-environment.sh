#!/bin/sh
# Beside the environment, since its programs name the place where it stands.
set -eu
kept=$(kept_venv)
if [ ! -d "$kept" ]; then
  tree_of "${VENV:?}" >"${BASELINE:?}/environment"
  rm -rf "$kept.part"
  cp -a "$VENV" "$kept.part"
  mv "$kept.part" "$kept"
fi
say "The environment is kept in $kept"
