#!/bin/sh
# Notes what is there before anything is touched. What is noted once stays.
set -eu
NOTES=${STATE_DIR:?}/notes-${STEPWISE_UPGRADE:?}-${FROM:?}-${TO:?}
mkdir -p "$NOTES"
[ -f "$NOTES/copies.before" ] || copies | write_whole "$NOTES/copies.before"
if [ ! -f "$NOTES/fate.env.noted" ]; then
  [ ! -f "${FATE_ROOT:?}/fate.env" ] || cp -p "$FATE_ROOT/fate.env" "$NOTES/fate.env.before"
  touch "$NOTES/fate.env.noted"
fi
[ -f "$NOTES/flow.before" ] || flow | write_whole "$NOTES/flow.before"
fact NOTES "$NOTES"
say "The code of release $FROM is noted in $NOTES; FATE Flow is $(cat "$NOTES/flow.before")"
