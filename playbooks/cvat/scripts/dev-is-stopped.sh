#!/bin/sh
set -eu
said=$(servers status) || unclear "Expected $SERVERS_HOOK status to say running or stopped, but it failed"
[ "$said" = stopped ] || no "Expected the servers to be stopped, but $SERVERS_HOOK says: $said"
say "The servers are stopped"
