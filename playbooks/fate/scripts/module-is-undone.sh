#!/bin/sh
set -eu
if changes_code "${MODULE:?}"; then
  what=$(replaced_by "$MODULE")
  is_as_before "${what#python/}" "${FATE_ROOT:?}/$what" || no "Expected $FATE_ROOT/$what to be as before the upgrade, file by file, but it differs"
  left=$(new_copies "$MODULE")
  [ -z "$left" ] || no "Expected no copy of old code that the upgrade made, but found: $left"
fi
if changes_database "$MODULE"; then require_tables_as_before; fi
say "The module $MODULE is as before the upgrade"
