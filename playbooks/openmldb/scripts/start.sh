#!/bin/sh
# Starts a component, as a daemon under mon where it was one before.
set -eu
if [ -n "$(processes_of "${COMPONENT:?}")" ]; then
  say "$COMPONENT is already running"
  exit 0
fi
if [ "${MODE:-plain}" = mon ]; then
  start_script start "$COMPONENT" mon
else
  start_script start "$COMPONENT"
fi
# Its text and its exit code say "success" even then.
pids=$(processes_of "$COMPONENT")
[ -n "$pids" ] || no "Expected $COMPONENT to run after start.sh started it, but there is no such process; see its log below $OPENMLDB_HOME"
