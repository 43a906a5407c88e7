#!/bin/sh
set -eu
left=$(in_pod find data -type d -name export_cache) || unclear "Expected to look into the data folder of the server's pod, but it failed"
[ -z "$left" ] || no "Expected no legacy export cache, but there is still: $(say "$left" | head -n 1)"
say "The legacy export cache is gone"
