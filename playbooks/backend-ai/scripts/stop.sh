#!/bin/sh
# Stops a component and waits until it is gone. systemctl ends with 0 while a process that the unit
# does not know of still listens (KillMode=process), and nothing is ever killed here.
set -eu
for unit in $(units_of "${COMPONENT:?}" | sed '1!G;h;$!d'); do
  systemd stop "$unit" || say "systemctl stop $unit ended with $?"
done
within "${STOP_PATIENCE:?}" is_stopped "$COMPONENT" || no "Expected $COMPONENT to be gone $STOP_PATIENCE s after systemctl stop, but $(still_there "$COMPONENT"). Nothing was killed: look at it, end it by hand, then retry"
say "$COMPONENT is stopped"
