#!/bin/sh
# The release of the code on this host; where there is none, the release that the tables belong to.
# A note counts only as long as what it speaks of is still so.
set -eu
if [ -d "$PYTHON_HOME" ] || [ -f "${FATE_ROOT:?}/fate.env" ]; then
  found=$(flow_release_noted) || found=
  [ -n "$found" ] || found=$(release_of_code "$PYTHON_HOME")
  [ -n "$found" ] || no "Expected FATE's code in $PYTHON_HOME, with fate.env or as 1.4.0 has it, but there is none"
  say "$found"
  exit 0
fi
found=$(schema)
if [ "$found" != 1.4.0 ] && [ "$found" != 1.4.1 ]; then
  found=$(cat "${STATE_DIR:?}/database-release" 2>/dev/null) || found=${DATABASE_RELEASE:-}
  [ -n "$found" ] || no "Expected the parameter DATABASE_RELEASE, because this host has no FATE code and tables of 1.4.2 or later do not tell their release, but it is empty"
fi
say "$found"
