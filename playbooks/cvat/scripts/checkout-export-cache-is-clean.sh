#!/bin/sh
set -eu
left=$(find "${CVAT_DIR:?}/data/" -mindepth 3 -maxdepth 3 -type d -name export_cache -not -path "$CVAT_DIR/data/cache/*" | head -n 3 | tr '\n' ' ')
[ -z "$left" ] || no "Expected no legacy export cache of projects, tasks and jobs in $CVAT_DIR/data, but there is still: $left (the command passes by those that were deleted from CVAT: remove their folders by hand)"
say "The legacy export cache is gone"
