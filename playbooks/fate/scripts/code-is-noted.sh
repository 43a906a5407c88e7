#!/bin/sh
set -eu
for file in copies.before fate.env.noted flow.before; do
  [ -f "${STATE_DIR:?}/notes-${STEPWISE_UPGRADE:?}-${FROM:?}-${TO:?}/$file" ] || no "Expected the note $file about this host, but it is missing"
done
say "This host is noted"
