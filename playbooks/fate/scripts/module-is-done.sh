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
  [ -z "$pairs" ] || say "$pairs" | while read -r table copy; do
    [ "$(rows_of "$copy")" = "$(rows_before "$table")" ] || no "Expected $copy to have the $(rows_before "$table") rows of $table, but it has $(rows_of "$copy")"
    [ "$(rows_of "$table")" -ge "$(rows_before "$table")" ] || no "Expected $table to have kept its $(rows_before "$table") rows, but it has $(rows_of "$table")"
  done
fi
say "The module $MODULE is upgraded"
