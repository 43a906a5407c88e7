#!/bin/sh
# Starts FATE Flow where it ran before the upgrade, and only there.
set -eu
if grep -q '^running' "${NOTES:?}/flow.before"; then
  start_flow
else
  stop_flow
fi
say "FATE Flow is as before the upgrade: $(flow)"
