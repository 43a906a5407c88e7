#!/bin/sh
# Stops a component and waits until its process is gone. It kills nothing by itself.
set -eu
pidfile=$OPENMLDB_HOME/bin/${COMPONENT:?}.pid
if [ -f "$pidfile.child" ]; then fact MODE mon; else fact MODE plain; fi
pids=$(processes_of "$COMPONENT")
if [ -n "$pids" ] && [ ! -f "$pidfile" ]; then
  say "$pids" | head -n 1 >"$pidfile" # without it start.sh finds nothing to stop
  say "The pid file was missing; wrote it again from /proc"
fi
if [ -n "$pids" ] || [ -f "$pidfile" ]; then
  start_script stop "$COMPONENT" || say "start.sh stop ended with $?"
fi
if ! within "${STOP_PATIENCE:?}" is_stopped "$COMPONENT"; then
  pids=$(processes_of "$COMPONENT")
  no "Expected $COMPONENT to end within $STOP_PATIENCE s of start.sh stop, but process ${pids:-(none found)} is still there or its port still open. Nothing was killed: look at it, end it by hand, then retry"
fi
say "$COMPONENT has ended"
