#!/bin/sh
# The site's script is not believed: what it says is in the copy is compared with what the server saw.
set -eu
name=${VOLUME_BACKUP:-$(backup_name)}
said=$(mktemp)
trap 'rm -f "$said" "$said.sorted"' EXIT
volume_hook check "$name" >"$said" 2>&1 || no "Expected $VOLUME_HOOK check $name to find a whole copy, but it ended with $?: $(tail -n 1 "$said")"
LC_ALL=C sort "$said" >"$said.sorted"
require_listed "${BASELINE:?}/listing" "$said.sorted" "the copy $name"
say "The copy $name holds every file of the data folder, $(wc -l <"$BASELINE/listing")"
