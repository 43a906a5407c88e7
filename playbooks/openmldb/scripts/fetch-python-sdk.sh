#!/bin/sh
# Everything is fetched before anything is changed; pip refuses here what does not fit the Python.
set -eu
folder=$(fetched_dir)
[ ! -d "$folder" ] || { say "Already fetched"; fact FETCHED "$folder"; exit 0; }
rm -rf "$folder.part"
mkdir -p "$folder.part"
set -- --disable-pip-version-check --no-input download --only-binary=:all: --dest "$folder.part" "openmldb==${TO:?}"
[ -z "${WHEELS:-}" ] || set -- "$@" --no-index "--find-links=$WHEELS"
python_of "${PYTHON_VENV:?}" -m pip "$@" 2>&1 || no "Expected pip to find openmldb $TO for the Python of $PYTHON_VENV, but it did not: see its output"
tree_of "$folder.part" >"$folder.part.list"
mv "$folder.part.list" "$folder.part/list"
mv "$folder.part" "$folder"
fact FETCHED "$folder"
say "openmldb $TO and what it needs are in $folder"
