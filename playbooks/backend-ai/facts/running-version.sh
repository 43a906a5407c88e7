#!/bin/sh
# What the running manager says of itself, and whether that is what is installed.
set -eu
running=$(manager_says) || running=
installed=$(release_in "$(link_of manager)" manager)
if same_release "$running" "$installed"; then say same; else say "${running:-nothing}, but $installed is installed"; fi
