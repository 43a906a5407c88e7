#!/bin/sh
# The script is ready, and no copy of an earlier upgrade is in its way. Whether FATE Flow is stopped is
# asked for the tables alone: with code, an attempt that broke off may have started it, and run-module.sh
# stops it first of all.
set -eu
bash -n "$(upgrade_script)" || no "Expected bash to understand $(upgrade_script), but it does not"
if [ "${MODULE:?}" = mysql ]; then
  found=$(flow)
  [ "$found" = stopped ] || no "Expected FATE Flow to be stopped before the tables are upgraded, but it is $found"
fi
if changes_database "$MODULE"; then
  found=$(grep '_backup[0-9]*$' "${NOTES:?}/tables.before" | tr '\n' ' ') || true
  [ -z "$found" ] || no "Expected no copies of tables from an earlier upgrade, but there are: $found; the upgrade's SQL would end in the middle (error 1050)"
  nothing_under_way || no "Expected no statement to be under way in ${DATABASE:?}, but one is; see SHOW PROCESSLIST"
fi
say "The module $MODULE may be upgraded"
