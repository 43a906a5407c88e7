#!/bin/sh
# The folders with pictures and keys; migrations and the clean-up may change them.
set -eu
umask 077
file=${BASELINE:?}/data.tar.gz
checkout_data >"$file.files"
set --
for folder in $DATA_FOLDERS; do
  [ ! -d "${CVAT_DIR:?}/$folder" ] || set -- "$@" "$folder"
done
[ $# -gt 0 ] || no "Expected folders with data ($DATA_FOLDERS) in $CVAT_DIR, but there are none"
tar -C "$CVAT_DIR" -czf "$file.part" "$@"
sha256sum "$file.part" >"$file.sha256"
mv "$file.part" "$file"
fact DATA_ARCHIVE "$file"
