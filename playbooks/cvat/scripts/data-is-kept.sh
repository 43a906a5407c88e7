#!/bin/sh
set -eu
file=${DATA_ARCHIVE:-$(backup_dir)/data.tar.gz}
[ -s "$file" ] || no "Expected a copy of the data in $file, but there is none"
[ "$(sha256sum "$file" | cut -d ' ' -f 1)" = "$(cut -d ' ' -f 1 "$file.sha256" 2>/dev/null)" ] || no "Expected $file to have the SHA-256 that was noted, but it differs"
held=$(tar -tzf "$file" | grep -vc '/$') || held=0
wanted=$(grep -c . "$file.files") || wanted=0
[ "$held" -eq "$wanted" ] || no "Expected $file to hold $wanted files, but it holds $held"
say "The copy of the data holds all its files, $wanted"
