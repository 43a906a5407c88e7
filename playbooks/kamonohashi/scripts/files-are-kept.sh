#!/bin/sh
# The users' data stayed where it is.
set -eu
found=$(count_files "${KQI_HOME:?}/nfs")
[ "${found%% *}" -ge "$(cut -d ' ' -f 1 "$NOTES/nfs.count")" ] || no "Expected $(cat "$NOTES/nfs.count") (files, bytes) in $KQI_HOME/nfs as before, but there are $found"
say "The files in $KQI_HOME/nfs are still there: $found (files, bytes)"
