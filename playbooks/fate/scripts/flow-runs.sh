#!/bin/sh
# One process listens on both ports, and it is FATE Flow's.
set -eu
found=$(flow)
case $found in
  running*) pid=${found#running } ;;
  *) no "Expected one process to listen on ports ${FLOW_HTTP_PORT:?} and ${FLOW_GRPC_PORT:?}, but FATE Flow is $found" ;;
esac
tr '\0' ' ' <"/proc/$pid/cmdline" | grep -q fate_flow_server || no "Expected process $pid, which listens on $FLOW_HTTP_PORT, to be fate_flow_server.py, but it is $(tr '\0' ' ' <"/proc/$pid/cmdline")"
say "FATE Flow runs as process $pid"
