#!/bin/sh
# Which start of the host this is, so that a restart can be told later.
set -eu
notes_folder
[ -f "$NOTES/boot.before" ] || keep_as "$NOTES/boot.before" <"${BOOT_ID_FILE:?}"
fact BOOT_BEFORE "$(cat "$NOTES/boot.before")"
say "This host's boot is noted"
