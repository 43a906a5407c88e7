#!/bin/sh
set -eu
name=$(server)
list=$(running)
if [ "${DATABASE_RUNS:-no}" = no ]; then
  [ -z "$list" ] || no "Expected no container to run yet, but these do: $(say "$list" | tr '\n' ' ')"
else
  require_database
fi
found=$(source_release "${CVAT_DIR:?}")
[ "$found" = "${FROM:?}" ] || no "Expected the source in $CVAT_DIR to be $FROM, but it is ${found:-unknown}"
say "The containers of $FROM are back ($name), not started"
