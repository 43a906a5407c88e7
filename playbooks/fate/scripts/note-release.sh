#!/bin/sh
# The tables of 1.4.2, 1.4.3 and 1.4.4 look the same: the note tells for which they were made ready.
set -eu
note=$STATE_DIR/database-release
[ -e "${NOTES:?}/database-release.before" ] || { cat "$note" 2>/dev/null || true; } | write_whole "$NOTES/database-release.before"
say "${TO:?}" | write_whole "$note"
say "The tables belong to release $TO"
