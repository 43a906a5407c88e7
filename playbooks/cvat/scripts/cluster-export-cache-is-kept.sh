#!/bin/sh
set -eu
file=${BASELINE:?}/export-cache.tar
[ -f "$file.sha256" ] || no "Expected a copy of the legacy export cache in $file, but there is none"
(cd "$BASELINE" && sha256sum -c export-cache.tar.sha256) >/dev/null 2>&1 || no "Expected $file to have the SHA-256 that was noted, but it differs"
held=$(tar -tf "$file" | grep -vc '/$') || held=0
wanted=$(grep -c . "$file.files") || wanted=0
[ "$held" -eq "$wanted" ] || no "Expected $file to hold $wanted files, but it holds $held"
say "The copy of the legacy export cache holds all its files, $wanted"
