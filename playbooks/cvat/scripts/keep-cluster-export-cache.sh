#!/bin/sh
set -eu
umask 077
file=${BASELINE:?}/export-cache.tar
in_server_pod find "${DATA_DIR:?}/" -mindepth 3 -maxdepth 3 -type d -name export_cache -not -path "$DATA_DIR/cache/*" -printf '%P\n' >"$file.folders"
server_fed tar -C "$DATA_DIR" -cf - -T - <"$file.folders" >"$file.part"
data_files | grep '^[0-9]* [^/]*/[^/]*/export_cache/' >"$file.files" || true
(cd "$BASELINE" && mv export-cache.tar.part export-cache.tar && sha256sum export-cache.tar >export-cache.tar.sha256)
say "$(grep -c . "$file.folders" || true) folders of the legacy export cache are kept in $file"
