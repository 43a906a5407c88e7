#!/bin/sh
set -eu
for unit in $(units_of "${COMPONENT:?}"); do
  systemd start "$unit"
done
say "Asked systemctl to start $COMPONENT"
