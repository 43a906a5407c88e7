#!/bin/sh
set -eu
[ "$(cat "${STATE_DIR:?}/database-release" 2>/dev/null || true)" = "$(cat "${NOTES:?}/database-release.before" 2>/dev/null || true)" ] || no "Expected $STATE_DIR/database-release to be as before the upgrade, but it differs"
say "The note about the tables is as before the upgrade"
