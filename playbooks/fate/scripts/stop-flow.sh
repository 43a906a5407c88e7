#!/bin/sh
# Also where it does not listen: supervisord may be about to start it.
set -eu
stop_flow
say "FATE Flow is stopped"
