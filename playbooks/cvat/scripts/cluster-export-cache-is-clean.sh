#!/bin/sh
set -eu
left=$(in_server_pod find "${DATA_DIR:?}/" -mindepth 3 -maxdepth 3 -type d -name export_cache -not -path "$DATA_DIR/cache/*") || unclear "Expected to look for the legacy export cache through the server's pod, but it failed"
[ -z "$left" ] || no "Expected no legacy export cache of projects, tasks and jobs in the data folder, but there is still: $(say "$left" | head -n 3 | tr '\n' ' ') (the command passes by those that were deleted from CVAT: remove their folders by hand)"
say "The legacy export cache is gone"
