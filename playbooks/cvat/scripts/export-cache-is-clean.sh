#!/bin/sh
set -eu
place=$(mountpoint_of "${PROJECT:?}_cvat_data")
left=$(find "$place" -type d -name export_cache | head -n 3 | tr '\n' ' ')
[ -z "$left" ] || no "Expected no legacy export cache in the data volume, but there is still: $left"
say "The legacy export cache is gone"
