#!/bin/sh
set -eu
if [ -s "${NOTES:?}/database-release.before" ]; then
  write_whole "${STATE_DIR:?}/database-release" <"$NOTES/database-release.before"
else
  rm -f "${STATE_DIR:?}/database-release"
fi
say "The note about the tables is as before the upgrade"
