#!/bin/sh
# Removes what this upgrade unpacked, and only that.
set -eu
rm -rf "$STAGED_DIR.part"
if [ "$(cat "$STAGED_DIR/.staged-by" 2>/dev/null)" = "${STAGED_BY:-${STEPWISE_UPGRADE:?}}" ]; then
  mv "$STAGED_DIR" "$STAGED_DIR.part"
  rm -rf "$STAGED_DIR.part"
  say "Removed $STAGED_DIR"
else
  say "Left $STAGED_DIR alone: this upgrade did not unpack it, or it is gone already"
fi
