#!/bin/sh
set -eu
place=$(mountpoint_of "${PROJECT:?}_cvat_data")
left=$(for kind in projects tasks jobs; do
  [ ! -d "$place/$kind" ] || find "$place/$kind" -mindepth 2 -maxdepth 2 -type d -name export_cache
done | head -n 3 | tr '\n' ' ')
[ -z "$left" ] || no "Expected no legacy export cache of projects, tasks and jobs in the data volume, but there is still: $left(the command passes by those that were deleted from CVAT: remove their folders by hand)"
say "The legacy export cache is gone"
