#!/bin/sh
# The manual's way back (4.1 to 4.4), with the folders and tables that there really are.
set -eu
if changes_code "${MODULE:?}"; then
  stop_flow
  [ "$MODULE" != fateflow ] || rm -f "${STATE_DIR:?}/flow-release"
  restore_code "$MODULE"
fi
if changes_database "$MODULE"; then restore_tables; fi
say "The module $MODULE is as before the upgrade"
