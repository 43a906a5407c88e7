#!/bin/sh
# Starts a component, as a daemon under mon where it was one before. While the process of before is
# still ending, start.sh says "already running" and starts nothing; then it is asked again.
set -eu
runs() {
  pids=$(processes_of "${COMPONENT:?}") || exit
  [ -n "$pids" ]
}
stays() { runs && sleep 1 && runs; }
if stays; then
  say "$COMPONENT is already running"
  exit 0
fi
for _ in 1 2 3; do
  if [ "${MODE:-plain}" = mon ]; then
    start_script start "$COMPONENT" mon
  else
    start_script start "$COMPONENT"
  fi
  ! runs || exit 0
  sleep 1
done
# Its text and its exit code say "success" even then.
no "Expected $COMPONENT to run after start.sh started it, but there is no such process; see its log below $OPENMLDB_HOME"
