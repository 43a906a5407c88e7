#!/bin/sh
set -eu
left=$(in_server find "${DATA_DIR:?}/" -path "$DATA_DIR/cache" -prune -o -type d -name export_cache -print) || unclear "Expected to look for the legacy export cache through the server's pod, but it failed"
[ -z "$left" ] || no "Expected no legacy export cache in the data folder, but there is still: $(say "$left" | head -n 3 | tr '\n' ' ')"
say "The legacy export cache is gone"
