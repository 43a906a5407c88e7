#!/bin/sh
set -eu
for file in columns.before tables.before; do
  [ -s "${STATE_DIR:?}/notes-${STEPWISE_UPGRADE:?}-${FROM:?}-${TO:?}/$file" ] || no "Expected the note $file about the database, but it is missing or empty"
done
say "The tables of ${DATABASE:?} are noted"
