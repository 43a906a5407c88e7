#!/bin/sh
# The node came back, and no package of NVIDIA's is left that the new drivers would trip over.
set -eu
has_rebooted_since "$NOTES/boot.before" || no "Expected this compute node to be restarted by clean all, but it was not"
left=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' 'nvidia*' 'cuda-drivers*' 2>/dev/null | awk '$1 ~ /^i/ { print $2 }') || left=
[ -z "$left" ] || no "Expected no package of NVIDIA's on this node, but there are: $left"
say "This node was restarted, and has no package of NVIDIA's"
