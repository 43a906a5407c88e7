#!/bin/sh
# The release that the services of this host would start, in the spelling of the catalogue: pip says
# 24.3.0, the tag is 24.03.0. More than one is drift, and is shown as it is.
set -eu
for component in $(components_here); do
  say "$(release_in "$(link_of "$component")" "$component")"
done | awk -F. '
  NF { if ($1 < 25 && length($2) == 1) $2 = "0" $2; v = $1; for (i = 2; i <= NF; i++) v = v "." $i; if (!(v in seen)) { seen[v] = 1; all = all (all == "" ? "" : " and ") v } }
  END { print all == "" ? "none" : all }'
