#!/bin/sh
set -eu
tables_are_of_target || no "Expected the tables to be those of ${TO:?}, but they are not"
[ "$(cat "${STATE_DIR:?}/database-release" 2>/dev/null)" = "$TO" ] || no "Expected $STATE_DIR/database-release to say $TO, but it does not"
say "The tables belong to release $TO"
