#!/bin/sh
set -eu
left=$(find "${CVAT_DIR:?}/data/" -path "$CVAT_DIR/data/cache" -prune -o -type d -name export_cache -print | head -n 3 | tr '\n' ' ')
[ -z "$left" ] || no "Expected no legacy export cache in $CVAT_DIR/data, but there is still: $left"
say "The legacy export cache is gone"
