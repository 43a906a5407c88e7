#!/bin/sh
# From the copy of the data volume that was made in this upgrade.
set -eu
place=$(mountpoint_of "${PROJECT:?}_cvat_data")
list=$(mktemp)
trap 'rm -f "$list"' EXIT
archive=${BACKUP_DIR:?}/${PROJECT}_cvat_data.tar.gz
tar -tzf "$archive" | grep '/export_cache/.*[^/]$' >"$list" || true
[ ! -s "$list" ] || tar -C "$place" -xpzf "$archive" -T "$list"
say "The legacy export cache is as it was"
