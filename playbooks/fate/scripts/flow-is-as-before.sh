#!/bin/sh
set -eu
found=$(flow)
case $(cat "${NOTES:?}/flow.before"),$found in
  running*,running*) say "FATE Flow runs again" ;;
  stopped,stopped) say "FATE Flow is stopped, as before the upgrade" ;;
  *) no "Expected FATE Flow to be as before the upgrade ($(cat "$NOTES/flow.before")), but it is $found" ;;
esac
