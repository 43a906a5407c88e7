#!/bin/sh
set -eu
said=$(servers status) || unclear "Expected $SERVERS_HOOK status to say running or stopped, but it failed"
[ "$said" = running ] || no "Expected the servers to run, but $SERVERS_HOOK says: $said"
require_same_rows dev_counts
say "The servers run, and no row is lost"
