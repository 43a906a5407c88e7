#!/bin/sh
set -eu
for place in "$STAGED_DIR" "$STAGED_DIR.part"; do
  [ ! -e "$place" ] || no "Expected $place to be gone, but it is still there"
done
say "The fetched source is gone"
