#!/bin/sh
set -eu
list=$(mktemp)
trap 'rm -f "$list"' EXIT
tar -tzf "${DATA_ARCHIVE:?}" | grep '/export_cache/$' >"$list" || true
[ ! -s "$list" ] || tar -C "${CVAT_DIR:?}" -xpzf "$DATA_ARCHIVE" -T "$list"
