#!/bin/sh
# What the upgrade script said counts for nothing: the files and the tables do.
set -eu
if changes_code "${MODULE:?}"; then
  what=$(replaced_by "$MODULE")
  copy=$(new_copy "$MODULE")
  is_as_before "${what#python/}" "$copy" || no "Expected $copy to hold the old code of $what, file by file, but it differs"
  ! is_as_before "${what#python/}" "${FATE_ROOT:?}/$what" || no "Expected new code in $FATE_ROOT/$what, but it is the old"
  [ -f "$FLOW_HOME/fate_flow_server.py" ] || no "Expected fate_flow_server.py in $FLOW_HOME, but it is missing"
  if [ "$MODULE" != fateflow ]; then
    found=$(release_of_code "$PYTHON_HOME")
    [ "$found" = "${TO:?}" ] || no "Expected the code in $PYTHON_HOME to be release $TO, but it is '${found:-unknown}'"
  fi
fi
if changes_database "$MODULE"; then
  found=$(schema)
  [ "$found" = current ] || no "Expected t_queue to have f_frequency and f_role to be varchar(50) everywhere, but the tables are '$found'"
  pairs=$(new_backups)
  counted=$(say "$pairs" | tr ' ' '\n' | grep . | row_counts)
  [ -z "$pairs" ] || say "$pairs" | while read -r table copy; do
    wanted=$(rows_before "$table")
    found=$(rows_in "$counted" "$copy")
    [ "$found" = "$wanted" ] || no "Expected $copy to have the $wanted rows of $table, but it has $found"
    found=$(rows_in "$counted" "$table")
    [ "$found" -ge "$wanted" ] || no "Expected $table to have kept its $wanted rows, but it has $found"
  done
fi
say "The module $MODULE is upgraded"
