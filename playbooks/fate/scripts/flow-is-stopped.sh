#!/bin/sh
set -eu
found=$(flow)
[ "$found" = stopped ] || no "Expected nothing to listen on ports ${FLOW_HTTP_PORT:?} and ${FLOW_GRPC_PORT:?}, but FATE Flow is $found"
supervisor_lets_it_stop || no "Expected supervisord to have stopped fate-fateflow, but it says that it starts or runs it"
say "FATE Flow is stopped"
