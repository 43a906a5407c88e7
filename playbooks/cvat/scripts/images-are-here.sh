#!/bin/sh
set -eu
missing=
for image in $(compose_in "$STAGED_DIR" config 2>/dev/null | sed -n 's/^ *image: *//p' | tr -d '"' | sort -u); do
  docker image inspect "$image" >/dev/null 2>&1 || missing="$missing $image"
done
[ -z "$missing" ] || no "Expected every image of ${TO:?} on this host, but these are missing:$missing"
say "Every image of $TO is on this host"
